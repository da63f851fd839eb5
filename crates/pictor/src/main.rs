//! The `pictor` binary.

use std::process::ExitCode;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    return_memory_at_once();
    pictor::cli::main()
}

/// Takes pages as they are needed and gives them back at once. With its defaults the allocator asks for huge
/// pages and keeps what was freed: after a 4K picture a waiting server would hold 73 MB rather than 20.
#[expect(unsafe_code, reason = "the allocator's options have no safe wrapper")]
fn return_memory_at_once() {
    /// Places in `mi_option_e` of mimalloc 3's `mimalloc.h`.
    const PURGE_DELAY: libmimalloc_sys::mi_option_t = 15;
    const ALLOW_THP: libmimalloc_sys::mi_option_t = 43;
    // SAFETY: the function may not run beside itself, and no other thread runs yet.
    unsafe {
        libmimalloc_sys::mi_option_set(PURGE_DELAY, 0);
        libmimalloc_sys::mi_option_set(ALLOW_THP, 0);
    }
}
