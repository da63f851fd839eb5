//! The `pictor` binary.

use std::process::ExitCode;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    #[cfg(all(target_env = "gnu", target_feature = "crt-static"))]
    look_names_up_without_the_host();
    refuse_huge_pages();
    return_memory_at_once();
    pictor::cli::main()
}

/// A static binary has the GNU library's readers of `/etc/hosts` and of DNS inside. What else the host's `nsswitch.conf`
/// names, such as systemd's modules, the library would load at the first look-up, with the host's library of another
/// version, and crash.
#[cfg(all(target_env = "gnu", target_feature = "crt-static"))]
#[expect(unsafe_code, reason = "the library's own switch has no safe wrapper")]
fn look_names_up_without_the_host() {
    unsafe extern "C" {
        fn __nss_configure_lookup(
            database: *const std::ffi::c_char,
            services: *const std::ffi::c_char,
        ) -> std::ffi::c_int;
    }
    // SAFETY: no other thread runs yet, and it copies the two texts. Databases and services that it knows, it takes.
    unsafe { __nss_configure_lookup(c"hosts".as_ptr(), c"files dns".as_ptr()) };
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
