//! What a plan holds: the entities of the file format, as plain data with their defaults. Knows nothing of files or screens.
