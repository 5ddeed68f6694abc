//! What is open: files, history, figures by revision, settings, notices. The only place with a clock.
