use extension_model::Provider;
use sha2::{Digest, Sha256};

use crate::dialect;

/// Procedure names end in the hash modulo this.
const MODULUS: u64 = 100_000_000;

/// The name of a component's procedure (package format, section 4): it changes whenever the full run's bytes do,
/// so that a workflow never runs another version than it was built with.
pub fn procedure_name(component_name: &str, fullrun: &[u8], provider: Provider) -> String {
    let hash = Sha256::digest(fullrun).iter().fold(0, |rest, byte| (rest * 256 + u64::from(*byte)) % MODULUS);
    format!("{}_{component_name}_{hash}", dialect::of(provider).procedure_prefix())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_the_digest_as_one_big_number() {
        // 0xba7816bf…f20015ad, the published digest of "abc", modulo 10^8.
        assert_eq!(procedure_name("a", b"abc", Provider::Bigquery), "__proc_a_17089965");
        assert_eq!(procedure_name("a", b"abc", Provider::Oracle), "PROC_a_17089965");
        assert_eq!(procedure_name("a", b"964", Provider::Snowflake), "__proc_a_61986");
    }
}
