//! Signing in by a key pair: a token that the private key signs.

use base64::Engine;
use base64::prelude::{BASE64_STANDARD, BASE64_URL_SAFE_NO_PAD};
use jiff::Timestamp;
use pkcs8::der::asn1::{AnyRef, BitStringRef};
use pkcs8::der::{Decode, Encode, SecretDocument};
use pkcs8::spki::{AlgorithmIdentifierRef, SubjectPublicKeyInfoRef};
use pkcs8::{EncryptedPrivateKeyInfo, ObjectIdentifier, PrivateKeyInfo};
use ring::rand::SystemRandom;
use ring::signature::{KeyPair, RSA_PKCS1_SHA256, RsaKeyPair};
use secrecy::{ExposeSecret, SecretString};
use serde_json::json;
use sha2::{Digest, Sha256};

use crate::WarehouseError;

const RSA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.1");

/// Snowflake takes no token that lives longer than an hour; this one is used at once.
const SECONDS_VALID: i64 = 300;

const HOW_TO_CONVERT: &str =
    "Make an encrypted PKCS#8 key of it: openssl pkcs8 -topk8 -v2 aes256 -in KEY -out rsa_key.p8";

/// A private key that can sign.
pub(super) struct Key {
    pair: RsaKeyPair,
    /// As Snowflake shows it: `DESCRIBE USER` calls it RSA_PUBLIC_KEY_FP.
    fingerprint: String,
}

impl Key {
    pub fn read(pem: &SecretString, passphrase: Option<&SecretString>) -> Result<Self, WarehouseError> {
        let (label, document) = SecretDocument::from_pem(pem.expose_secret()).map_err(|_| {
            WarehouseError::refused(
                "The private key is no PEM file",
                "A key file starts with -----BEGIN ENCRYPTED PRIVATE KEY----- or -----BEGIN PRIVATE KEY-----",
            )
        })?;
        match label {
            "PRIVATE KEY" => Self::of(document.as_bytes()),
            "ENCRYPTED PRIVATE KEY" => Self::of(decrypted(document.as_bytes(), passphrase)?.as_bytes()),
            other => Err(WarehouseError::refused(
                format!("The private key's file holds a {other}, not PKCS#8"),
                HOW_TO_CONVERT,
            )),
        }
    }

    fn of(pkcs8: &[u8]) -> Result<Self, WarehouseError> {
        let info = PrivateKeyInfo::from_der(pkcs8).map_err(|_| broken())?;
        if info.algorithm.oid != RSA {
            return Err(WarehouseError::refused(
                "The private key is no RSA key, and Snowflake signs in by RSA keys only",
                "Make one: openssl genrsa 2048 | openssl pkcs8 -topk8 -v2 aes256 -out rsa_key.p8",
            ));
        }
        let pair = RsaKeyPair::from_pkcs8(pkcs8).map_err(|reason| {
            WarehouseError::refused(
                format!("The private key cannot be used: {reason}"),
                "Snowflake wants an RSA key of 2048 bits or more: openssl genrsa 2048",
            )
        })?;
        let fingerprint = fingerprint(pair.public_key().as_ref()).ok_or_else(broken)?;
        Ok(Self { pair, fingerprint })
    }

    /// The token that signs in a user of an account.
    pub fn token(&self, account: &str, user: &str) -> Result<SecretString, WarehouseError> {
        let subject = format!("{account}.{}", user.to_uppercase());
        let now = Timestamp::now().as_second();
        let header = json!({ "typ": "JWT", "alg": "RS256" });
        let claims = json!({
            "iss": format!("{subject}.{}", self.fingerprint),
            "sub": subject,
            "iat": now,
            "exp": now + SECONDS_VALID,
        });
        let part = |value: serde_json::Value| BASE64_URL_SAFE_NO_PAD.encode(value.to_string());
        let signed = format!("{}.{}", part(header), part(claims));
        let mut signature = vec![0; self.pair.public().modulus_len()];
        self.pair
            .sign(&RSA_PKCS1_SHA256, &SystemRandom::new(), signed.as_bytes(), &mut signature)
            .map_err(|_| broken())?;
        Ok(format!("{signed}.{}", BASE64_URL_SAFE_NO_PAD.encode(signature)).into())
    }
}

fn decrypted(document: &[u8], passphrase: Option<&SecretString>) -> Result<SecretDocument, WarehouseError> {
    let passphrase = passphrase.ok_or_else(|| {
        WarehouseError::refused("The private key is encrypted", "Give its passphrase: SF_PRIVATE_KEY_PASSPHRASE")
    })?;
    let encrypted = EncryptedPrivateKeyInfo::try_from(document).map_err(|error| {
        WarehouseError::refused(
            format!("The private key is encrypted in a way that is not known: {error}"),
            HOW_TO_CONVERT,
        )
    })?;
    // What a wrong passphrase leaves is told apart from what is no key only by chance.
    let plain = encrypted.decrypt(passphrase.expose_secret()).ok();
    plain.filter(|plain| PrivateKeyInfo::from_der(plain.as_bytes()).is_ok()).ok_or_else(|| {
        WarehouseError::refused(
            "The passphrase does not open the private key",
            "Look at SF_PRIVATE_KEY_PASSPHRASE, and at whether the key file is the one it belongs to",
        )
    })
}

/// The hash of the public key as X.509 writes it.
fn fingerprint(public_key: &[u8]) -> Option<String> {
    let key = SubjectPublicKeyInfoRef {
        algorithm: AlgorithmIdentifierRef { oid: RSA, parameters: Some(AnyRef::NULL) },
        subject_public_key: BitStringRef::from_bytes(public_key).ok()?,
    };
    Some(format!("SHA256:{}", BASE64_STANDARD.encode(Sha256::digest(key.to_der().ok()?))))
}

fn broken() -> WarehouseError {
    WarehouseError::refused("The private key is damaged", "Export it again, or make a new one and register it")
}
