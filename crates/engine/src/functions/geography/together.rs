//! Many rows together: what an aggregate or a window gathered into an array.

use std::cell::RefCell;

use duckdb::arrow::array::{Array, AsArray};
use extension_geography::{Centroid, Geography, cluster_dbscan};

use super::measures::corners;
use crate::functions::native::{Answer, Native, Row, geography, text};
use crate::value::Value;

pub(crate) const NATIVES: &[Native] = &[
    Native {
        duckdb_name: "bq_st_union_agg",
        shown: "ST_Union_Agg",
        signatures: &["ARRAY<GEOGRAPHY> -> GEOGRAPHY"],
        body: |row| some(row, |all| Ok(geography(&Geography::union_all(&all)))),
    },
    Native {
        duckdb_name: "bq_st_centroid_agg",
        shown: "ST_Centroid_Agg",
        signatures: &["ARRAY<GEOGRAPHY> -> GEOGRAPHY"],
        body: |row| {
            some(row, |all| {
                let mut centroid = Centroid::default();
                all.iter().for_each(|one| centroid.add(one));
                Ok(geography(&centroid.finish()))
            })
        },
    },
    Native {
        duckdb_name: "bq_st_extent",
        shown: "ST_Extent",
        signatures: &["ARRAY<GEOGRAPHY> -> STRUCT<xmin FLOAT64, ymin FLOAT64, xmax FLOAT64, ymax FLOAT64>"],
        body: |row| {
            some(row, |all| {
                let bounds = all.iter().filter_map(Geography::bounding_box).reduce(|one, other| one.extended(other));
                Ok(bounds.map_or(Value::Null, |bounds| corners(bounds.extent())))
            })
        },
    },
    Native {
        duckdb_name: "bq_st_clusterdbscan",
        shown: "ST_ClusterDbscan",
        signatures: &["GEOGRAPHY, FLOAT64, INT64, ARRAY<GEOGRAPHY> -> INT64"],
        body: cluster,
    },
];

/// The geographies that are not NULL; NULL if there is none.
fn some(row: &Row, of: impl Fn(Vec<Geography>) -> Answer) -> Answer {
    let all: Vec<Geography> = row.geographies(0)?.into_iter().flatten().collect();
    if all.is_empty() { Ok(Value::Null) } else { of(all) }
}

/// The clusters of a window's geographies, by their bytes.
#[derive(Default)]
struct Clusters {
    rows: Vec<Option<Vec<u8>>>,
    epsilon: f64,
    minimum: i64,
    of: std::collections::HashMap<Vec<u8>, Option<i64>>,
}

thread_local! {
    /// What the row before was answered from: the rows of a window come with the same array.
    static LAST: RefCell<Clusters> = RefCell::default();
}

/// The cluster of one of the geographies of an array. Equal geographies are in one cluster, so that its place does not
/// matter.
fn cluster(row: &Row) -> Answer {
    let (own, epsilon, minimum) = (row.bytes(0)?, row.float(1)?, row.int(2)?);
    let items = row.items(3)?;
    let items = items.as_binary_opt::<i32>().ok_or("the rows have a type that is not expected")?;
    LAST.with_borrow_mut(|last| {
        let same = last.epsilon == epsilon
            && last.minimum == minimum
            && last.rows.len() == items.len()
            && items.iter().zip(&last.rows).all(|(item, kept)| item == kept.as_deref());
        if !same {
            let geographies: Result<Vec<Option<Geography>>, String> =
                items.iter().map(|bytes| bytes.map(Geography::from_wkb).transpose().map_err(text)).collect();
            let clusters = cluster_dbscan(&geographies?, epsilon, minimum).map_err(text)?;
            let keyed = items.iter().zip(clusters).filter_map(|(bytes, cluster)| Some((bytes?.to_vec(), cluster)));
            *last = Clusters {
                rows: items.iter().map(|bytes| bytes.map(<[u8]>::to_vec)).collect(),
                epsilon,
                minimum,
                of: keyed.collect(),
            };
        }
        Ok(last.of.get(own).copied().flatten().map_or(Value::Null, Value::Int64))
    })
}
