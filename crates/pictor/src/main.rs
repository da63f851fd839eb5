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

/// The place of `mi_option_purge_delay` in `mi_option_e` of mimalloc 3's `mimalloc.h`.
const PURGE_DELAY: libmimalloc_sys::mi_option_t = 15;

/// Gives freed pages back at once. By default the allocator keeps them for a second and longer: after a 4K picture
/// a waiting server would hold 73 MB rather than 20.
#[expect(unsafe_code, reason = "the allocator's options have no safe wrapper")]
fn return_memory_at_once() {
    // SAFETY: the function may not run beside itself, and no other thread runs yet.
    unsafe { libmimalloc_sys::mi_option_set(PURGE_DELAY, 0) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[expect(unsafe_code, reason = "the allocator's options have no safe wrapper")]
    fn purge_delay() -> std::ffi::c_long {
        // SAFETY: it only reads a number.
        unsafe { libmimalloc_sys::mi_option_get(PURGE_DELAY) }
    }

    /// The allocator itself reads its options from the environment, by name. So this test runs itself once more, with
    /// the option set by its name, and looks for the value under the number.
    #[test]
    fn the_number_is_that_of_the_option_and_takes_effect() {
        const NAME: &str = "MIMALLOC_PURGE_DELAY";
        if let Ok(named) = std::env::var(NAME) {
            assert_eq!(purge_delay().to_string(), named);
            return_memory_at_once();
            assert_eq!(purge_delay(), 0);
            return;
        }
        let mut again = std::process::Command::new(std::env::current_exe().unwrap());
        let output = again.arg("the_number_is_that").env(NAME, "4321").output().unwrap();
        let said = String::from_utf8_lossy(&output.stdout);
        assert!(output.status.success() && said.contains("1 passed"), "{said}");
    }
}
