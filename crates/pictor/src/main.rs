//! The `pictor` binary.

use std::process::ExitCode;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    refuse_huge_pages();
    return_memory_at_once();
    pictor::cli::main()
}

/// The allocator has asked for huge pages before `main` runs, and each would be resident whole for its first byte:
/// a thousand waiting calls would hold 114 MB rather than 91. A kernel that cannot be told only costs memory.
fn refuse_huge_pages() {
    #[cfg(target_os = "linux")]
    let _ = rustix::thread::disable_transparent_huge_pages(true);
}

/// Gives freed pages back at once. By default the allocator keeps them for a second and longer: after a 4K picture
/// a waiting server would hold 73 MB rather than 20.
#[expect(unsafe_code, reason = "the allocator's options have no safe wrapper")]
fn return_memory_at_once() {
    /// The place of `mi_option_purge_delay` in `mi_option_e` of mimalloc 3's `mimalloc.h`.
    const PURGE_DELAY: libmimalloc_sys::mi_option_t = 15;
    // SAFETY: the function may not run beside itself, and no other thread runs yet.
    unsafe { libmimalloc_sys::mi_option_set(PURGE_DELAY, 0) }
}
