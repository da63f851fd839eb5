//! One call to a pool of upstreams: choose, attempt, classify, fail over, stream.
