//! NET.*: hosts of URLs and addresses.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use super::ScalarFunction;
use super::rows::{bytes, function, int64, string, text};
use crate::value::Value;

pub(super) fn functions() -> Vec<ScalarFunction> {
    vec![
        function("bq_net_host", "S>S", |row| Ok(host(text(row, 0)).map_or(Value::Null, Value::String))),
        function("bq_net_ip_from_string", "S>Y", |row| match text(row, 0).parse() {
            Ok(IpAddr::V4(address)) => Ok(Value::Bytes(address.octets().to_vec())),
            Ok(IpAddr::V6(address)) => Ok(Value::Bytes(address.octets().to_vec())),
            Err(_) => Err(format!("Invalid IP address: {}", text(row, 0))),
        }),
        function("bq_net_ip_to_string", "Y>S", |row| {
            let address = bytes(row, 0);
            if let Ok(four) = <[u8; 4]>::try_from(address) {
                return string(Ipv4Addr::from(four).to_string());
            }
            match <[u8; 16]>::try_from(address) {
                Ok(sixteen) => string(Ipv6Addr::from(sixteen).to_string()),
                Err(_) => Err("NET.IP_TO_STRING: an address has 4 or 16 bytes".into()),
            }
        }),
        function("bq_net_ipv4_from_int64", "I>Y", |row| {
            let number = int64(row, 0);
            let fits = (-0x8000_0000..=0xFFFF_FFFF).contains(&number);
            if !fits {
                return Err(format!("NET.IPV4_FROM_INT64() encountered an out-of-range number: {number}"));
            }
            Ok(Value::Bytes((number as u32).to_be_bytes().to_vec()))
        }),
        function("bq_net_ipv4_to_int64", "Y>I", |row| match <[u8; 4]>::try_from(bytes(row, 0)) {
            Ok(four) => Ok(Value::Int64(u32::from_be_bytes(four).into())),
            Err(_) => Err("NET.IPV4_TO_INT64: an address has 4 bytes".into()),
        }),
        function("bq_net_ip_net_mask", "II>Y", |row| {
            let (size, prefix) = (int64(row, 0), int64(row, 1));
            if !matches!(size, 4 | 16) || !(0..=size * 8).contains(&prefix) {
                return Err("NET.IP_NET_MASK: an address has 4 or 16 bytes and a prefix no more bits than it".into());
            }
            Ok(Value::Bytes(masked(&vec![255; size as usize], prefix)))
        }),
        function("bq_net_ip_trunc", "YI>Y", |row| {
            let (address, prefix) = (bytes(row, 0), int64(row, 1));
            if !matches!(address.len(), 4 | 16) || !(0..=address.len() as i64 * 8).contains(&prefix) {
                return Err("NET.IP_TRUNC: an address has 4 or 16 bytes and a prefix no more bits than it".into());
            }
            Ok(Value::Bytes(masked(address, prefix)))
        }),
    ]
}

fn masked(address: &[u8], prefix: i64) -> Vec<u8> {
    let kept = |(place, byte): (usize, &u8)| {
        let bits = (prefix - place as i64 * 8).clamp(0, 8) as u32;
        byte & !(255_u32 >> bits) as u8
    };
    address.iter().enumerate().map(kept).collect()
}

fn host(url: &str) -> Option<String> {
    let url = url.trim();
    let behind = match url.find("//") {
        Some(at) => &url[at + 2..],
        None if url.contains(':') && !url.contains('.') => return None,
        None => url,
    };
    let authority = behind.split(['/', '?', '#']).next()?;
    let authority = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
    let host = match authority.strip_prefix('[') {
        Some(_) => &authority[..authority.find(']')? + 1],
        None => authority.split(':').next()?,
    };
    Some(host.to_owned()).filter(|host| !host.is_empty())
}
