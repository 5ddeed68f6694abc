//! Plans on disk: the file format, tolerant reading, canonical writing and the safe save.
