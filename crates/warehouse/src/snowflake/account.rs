//! An account's name and its address.

use reqwest::Url;

use super::Settings;
use crate::WarehouseError;

/// What people copy with the name from the address bar.
const DOMAINS: [&str; 2] = [".snowflakecomputing.com", ".snowflakecomputing.cn"];

#[derive(Debug, Clone)]
pub(super) struct Account {
    /// As signing in wants it: upper-case, without a region.
    pub name: String,
    /// Where requests go, without a last `/`.
    pub base: Url,
}

impl Account {
    pub fn of(settings: &Settings) -> Result<Self, WarehouseError> {
        let written = settings.account.trim();
        let written = written.split_once("://").map_or(written, |(_, host)| host).trim_end_matches('/');
        let lower = written.to_ascii_lowercase();
        let identifier = DOMAINS.iter().find_map(|domain| lower.strip_suffix(domain)).unwrap_or(&lower);
        let is_name =
            |text: &str| !text.is_empty() && text.chars().all(|it| it.is_ascii_alphanumeric() || "-_.".contains(it));
        if !is_name(identifier) {
            return Err(WarehouseError::refused(
                format!("\"{}\" is no Snowflake account", settings.account),
                "Write its identifier as Snowflake shows it under Account details: organisation-account",
            ));
        }
        let address = match &settings.address {
            Some(address) => address.clone(),
            None => format!("https://{}", host(identifier)),
        };
        let base = Url::parse(&address).ok().filter(|url| matches!(url.scheme(), "http" | "https") && url.has_host());
        let base = base.ok_or_else(|| {
            WarehouseError::refused(
                format!("\"{address}\" is no address"),
                "Write where Snowflake is to be found instead of its own address, as https://host or http://127.0.0.1:9060",
            )
        })?;
        Ok(Self { name: name(identifier), base })
    }
}

/// Underscores are part of a name, and none of a host's.
fn host(identifier: &str) -> String {
    let is_chinese = identifier.split_once('.').is_some_and(|(_, region)| region.starts_with("cn-"));
    let domain = DOMAINS[usize::from(is_chinese)];
    format!("{}{domain}", identifier.replace('_', "-"))
}

fn name(identifier: &str) -> String {
    let (name, region) = identifier.split_once('.').unwrap_or((identifier, ""));
    // An account of the global kind carries its deployment behind a hyphen.
    let name =
        if region.split('.').any(|part| part == "global") { name.split('-').next().unwrap_or(name) } else { name };
    name.to_ascii_uppercase()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::snowflake::SignIn;

    fn account(name: &str, address: Option<&str>) -> Result<Account, WarehouseError> {
        Account::of(&Settings {
            account: name.to_owned(),
            user: "u".to_owned(),
            sign_in: SignIn::Password("p".into()),
            database: "D".to_owned(),
            schema: "S".to_owned(),
            role: None,
            warehouse: None,
            address: address.map(str::to_owned),
        })
    }

    #[test]
    fn an_account_is_found_however_it_is_written() {
        for (written, name, base) in [
            ("acme-geo_lab", "ACME-GEO_LAB", "https://acme-geo-lab.snowflakecomputing.com/"),
            ("xy12345.eu-central-1", "XY12345", "https://xy12345.eu-central-1.snowflakecomputing.com/"),
            ("xy1.cn-north-1", "XY1", "https://xy1.cn-north-1.snowflakecomputing.cn/"),
            ("https://ACME-Geo.snowflakecomputing.com/", "ACME-GEO", "https://acme-geo.snowflakecomputing.com/"),
        ] {
            let account = account(written, None).unwrap();
            assert_eq!((account.name.as_str(), account.base.as_str()), (name, base));
        }
    }

    #[test]
    fn another_address_is_taken_and_what_is_none_is_refused() {
        assert_eq!(account("a", Some("http://127.0.0.1:9060")).unwrap().base.as_str(), "http://127.0.0.1:9060/");
        let refused = account("a", Some("127.0.0.1:9060")).unwrap_err().to_string();
        assert!(refused.contains("\"127.0.0.1:9060\" is no address"), "{refused}");
        assert!(account("a/../b", None).unwrap_err().to_string().contains("is no Snowflake account"));
    }
}
