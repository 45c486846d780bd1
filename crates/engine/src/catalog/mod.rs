//! The tables and routines of a database, under their paths in the warehouse.
//!
//! Several sessions share one database, each on a thread of its own. What is permanent lies behind a lock that is held
//! for one look or one change only, never while a statement runs: [`Catalog`] hands out copies, no guards.

mod claims;
mod entries;
mod path;

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, PoisonError, RwLock};

pub(crate) use claims::Claim;
use claims::Claims;
pub(crate) use entries::{Entries, Procedure, Relation, SharedFunction};
pub(crate) use path::{Dataset, Path, schema};

/// What all sessions see.
#[derive(Debug, Default)]
pub(crate) struct Shared {
    entries: RwLock<Entries>,
    claims: Claims,
}

/// What one session sees: what is shared, its temporary tables, and what its open transaction has changed.
#[derive(Debug, Default)]
pub(crate) struct Catalog {
    shared: Arc<Shared>,
    temporary: RefCell<BTreeMap<Path, Arc<Relation>>>,
    transaction: RefCell<Option<Changes>>,
}

/// What a transaction has changed and nobody else sees yet. A relation that is none was dropped.
#[derive(Debug, Default)]
struct Changes {
    relations: BTreeMap<Path, Option<Arc<Relation>>>,
    datasets: BTreeSet<Dataset>,
}

impl Catalog {
    /// What another session on the same database sees: nothing that is temporary or not yet committed.
    pub fn beside(&self) -> Self {
        Self { shared: Arc::clone(&self.shared), ..Self::default() }
    }

    fn look<T>(&self, at: impl FnOnce(&Entries) -> T) -> T {
        at(&self.shared.entries.read().unwrap_or_else(PoisonError::into_inner))
    }

    fn change<T>(&self, by: impl FnOnce(&mut Entries) -> T) -> T {
        by(&mut self.shared.entries.write().unwrap_or_else(PoisonError::into_inner))
    }

    /// Waits until no other session makes, changes or drops what has this path. None when `goes_on` says no before that.
    pub fn claim(&self, path: &Path, goes_on: impl Fn() -> bool) -> Option<Claim<'_>> {
        self.shared.claims.claim(path, goes_on)
    }

    pub fn relation(&self, path: &Path) -> Option<Arc<Relation>> {
        if let Some(changes) = &*self.transaction.borrow()
            && let Some(changed) = changes.relations.get(path)
        {
            return changed.clone();
        }
        match path.dataset {
            None => self.temporary.borrow().get(path).cloned(),
            Some(_) => self.look(|entries| entries.relations.get(path).cloned()),
        }
    }

    pub fn has_relation(&self, path: &Path) -> bool {
        self.relation(path).is_some()
    }

    /// Notes a relation in place of an earlier one; none forgets it.
    pub fn set_relation(&self, path: Path, relation: Option<Relation>) {
        let relation = relation.map(Arc::new);
        match &mut *self.transaction.borrow_mut() {
            Some(changes) => {
                changes.relations.insert(path, relation);
            }
            None => self.put(path, relation),
        }
    }

    fn put(&self, path: Path, relation: Option<Arc<Relation>>) {
        match path.dataset {
            None => put(&mut self.temporary.borrow_mut(), path, relation),
            Some(_) => self.change(|entries| {
                entries.datasets.extend(path.dataset.clone());
                put(&mut entries.relations, path, relation);
            }),
        }
    }

    /// The permanent relations of the datasets that `is_wanted` says yes to, by their paths.
    pub fn relations(&self, is_wanted: impl Fn(&Dataset) -> bool) -> Vec<(Path, Arc<Relation>)> {
        let is_in = |path: &Path| path.dataset.as_ref().is_some_and(&is_wanted);
        let mut relations: BTreeMap<_, _> = self.look(|entries| {
            let found = entries.relations.iter().filter(|(path, _)| is_in(path));
            found.map(|(path, relation)| (path.clone(), Arc::clone(relation))).collect()
        });
        if let Some(changes) = &*self.transaction.borrow() {
            for (path, relation) in changes.relations.iter().filter(|(path, _)| is_in(path)) {
                put(&mut relations, path.clone(), relation.clone());
            }
        }
        relations.into_iter().collect()
    }

    pub fn has_dataset(&self, dataset: &Dataset) -> bool {
        let is_new = self.transaction.borrow().as_ref().is_some_and(|changes| changes.datasets.contains(dataset));
        is_new || self.look(|entries| entries.datasets.contains(dataset))
    }

    pub fn datasets(&self) -> Vec<Dataset> {
        self.look(|entries| entries.datasets.iter().cloned().collect())
    }

    pub fn add_dataset(&self, dataset: Dataset) {
        match &mut *self.transaction.borrow_mut() {
            Some(changes) => {
                changes.datasets.insert(dataset);
            }
            None => self.change(|entries| {
                entries.datasets.insert(dataset);
            }),
        }
    }

    /// Forgets a dataset and all that is in it.
    pub fn drop_dataset(&self, dataset: &Dataset) {
        if let Some(changes) = &mut *self.transaction.borrow_mut() {
            changes.relations.retain(|path, _| path.dataset.as_ref() != Some(dataset));
            changes.datasets.remove(dataset);
        }
        self.change(|entries| entries.drop_dataset(dataset));
    }

    pub fn procedure(&self, path: &Path) -> Option<Arc<Procedure>> {
        self.look(|entries| entries.procedures.get(path).cloned())
    }

    /// Notes a procedure. False when it is there and is not to be replaced.
    pub fn add_procedure(&self, path: Path, procedure: Procedure, replace: bool) -> bool {
        self.change(|entries| {
            let is_free = replace || !entries.procedures.contains_key(&path);
            if is_free {
                entries.procedures.insert(path, Arc::new(procedure));
            }
            is_free
        })
    }

    /// Whether it was there.
    pub fn drop_procedure(&self, path: &Path) -> bool {
        self.change(|entries| entries.procedures.remove(path).is_some())
    }

    pub fn function(&self, path: &Path) -> Option<Arc<SharedFunction>> {
        self.look(|entries| entries.functions.get(path).cloned())
    }

    pub fn set_function(&self, path: Path, function: SharedFunction) {
        self.change(|entries| entries.functions.insert(path, Arc::new(function)));
    }

    /// Whether it was there.
    pub fn drop_function(&self, path: &Path) -> bool {
        self.change(|entries| entries.functions.remove(path).is_some())
    }

    pub fn procedures(&self) -> Vec<(Path, Arc<Procedure>)> {
        self.look(|entries| entries.procedures.iter().map(|(path, it)| (path.clone(), Arc::clone(it))).collect())
    }

    pub fn functions(&self) -> Vec<(Path, Arc<SharedFunction>)> {
        self.look(|entries| entries.functions.iter().map(|(path, it)| (path.clone(), Arc::clone(it))).collect())
    }

    pub fn is_in_transaction(&self) -> bool {
        self.transaction.borrow().is_some()
    }

    pub fn begin(&self) {
        *self.transaction.borrow_mut() = Some(Changes::default());
    }

    /// Shows everybody what the transaction has changed.
    pub fn commit(&self) {
        let Some(changes) = self.transaction.take() else { return };
        self.change(|entries| entries.datasets.extend(changes.datasets));
        for (path, relation) in changes.relations {
            self.put(path, relation);
        }
    }

    pub fn roll_back(&self) {
        self.transaction.take();
    }
}

fn put(relations: &mut BTreeMap<Path, Arc<Relation>>, path: Path, relation: Option<Arc<Relation>>) {
    match relation {
        Some(relation) => relations.insert(path, relation),
        None => relations.remove(&path),
    };
}
