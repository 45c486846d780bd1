//! The pieces of a large result, fetched one after the other.

use std::collections::HashMap;
use std::sync::Arc;
use std::vec::IntoIter;

use extension_engine::Cancel;
use tokio::task::JoinSet;

use super::super::http::{Http, unreadable};
use super::super::wire::{Chunk, QueryData};
use crate::WarehouseError;
use crate::runtime::cancelled;

pub(super) struct Pieces {
    http: Arc<Http>,
    headers: Arc<HashMap<String, String>>,
    addresses: IntoIter<Chunk>,
    /// At most one is on its way; dropped, it is given up.
    coming: JoinSet<Result<Vec<u8>, WarehouseError>>,
}

impl Pieces {
    pub fn of(http: &Arc<Http>, data: QueryData) -> Self {
        let headers = data.chunk_headers.or_else(|| data.qrmk.as_deref().map(decryption)).unwrap_or_default();
        let mut pieces = Self {
            http: http.clone(),
            headers: Arc::new(headers),
            addresses: data.chunks.into_iter(),
            coming: JoinSet::new(),
        };
        pieces.send_for_next();
        pieces
    }

    /// The next piece, while the one after it is sent for.
    pub async fn next(&mut self, cancel: &Cancel) -> Result<Option<Vec<u8>>, WarehouseError> {
        let piece = tokio::select! {
            piece = self.coming.join_next() => piece,
            () = cancelled(cancel) => return Err(WarehouseError::Cancelled),
        };
        let Some(piece) = piece else { return Ok(None) };
        self.send_for_next();
        piece.map_err(|_| unreadable("fetching a piece of the result ended early"))?.map(Some)
    }

    fn send_for_next(&mut self) {
        if let Some(Chunk { url }) = self.addresses.next() {
            let (http, headers) = (self.http.clone(), self.headers.clone());
            self.coming.spawn(async move { http.fetch(&url, &headers).await });
        }
    }
}

/// The headers by which the store decrypts what was encrypted with a key of our own.
fn decryption(key: &str) -> HashMap<String, String> {
    let header = |name: &str, value: &str| (format!("x-amz-server-side-encryption-customer-{name}"), value.to_owned());
    HashMap::from([header("algorithm", "AES256"), header("key", key)])
}
