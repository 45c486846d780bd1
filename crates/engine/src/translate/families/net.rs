//! Hosts and addresses.

use crate::translate::registry::Family;

pub(super) static FAMILY: Family = Family {
    title: "Net",
    notes: &[],
    rows: &[
        ("NET.HOST", "STRING -> STRING", "bq_net_host({0})"),
        ("NET.IP_FROM_STRING", "STRING -> BYTES", "bq_net_ip_from_string({0})"),
        ("NET.SAFE_IP_FROM_STRING", "STRING -> BYTES", "TRY(bq_net_ip_from_string({0}))"),
        ("NET.IP_TO_STRING", "BYTES -> STRING", "bq_net_ip_to_string({0})"),
        ("NET.IPV4_FROM_INT64", "INT64 -> BYTES", "bq_net_ipv4_from_int64({0})"),
        ("NET.IPV4_TO_INT64", "BYTES -> INT64", "bq_net_ipv4_to_int64({0})"),
        ("NET.IP_NET_MASK", "INT64, INT64 -> BYTES", "bq_net_ip_net_mask({0}, {1})"),
        ("NET.IP_TRUNC", "BYTES, INT64 -> BYTES", "bq_net_ip_trunc({0}, {1})"),
    ],
    custom: &[],
};
