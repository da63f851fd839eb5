//! Pixels and bytes: headers, limited decoding, encoding, resizing and masks.
