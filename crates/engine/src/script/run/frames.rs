//! What a running text can see: its variables and parameters.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use crate::catalog::Path;
use crate::given::Given;
use crate::value::{Type, Value};

/// A text that is being run.
pub(super) struct Frame {
    pub origin: Origin,
    pub source: Arc<str>,
    /// The running statement.
    pub at: Range<usize>,
    /// The variables of each open block, innermost last; the first holds a procedure's arguments.
    blocks: Vec<BTreeMap<String, Variable>>,
    pub parameters: Parameters,
}

pub(super) enum Origin {
    Script,
    Procedure {
        path: Path,
        /// Where its BEGIN is in the source, in bytes.
        body: usize,
    },
    /// EXECUTE IMMEDIATE.
    Dynamic,
}

#[derive(Debug, Clone)]
pub(super) struct Variable {
    pub data_type: Type,
    pub value: Value,
}

/// What EXECUTE IMMEDIATE … USING gave.
#[derive(Debug, Default)]
pub(super) struct Parameters {
    pub named: BTreeMap<String, Variable>,
    pub positional: Vec<Variable>,
}

impl Parameters {
    pub fn given(given: &Given<'_>) -> Self {
        let variable =
            |(data_type, value): &(Type, Value)| Variable { data_type: data_type.clone(), value: value.clone() };
        Self {
            named: given.named.iter().map(|(name, it)| (name.to_lowercase(), variable(it))).collect(),
            positional: given.positional.iter().map(variable).collect(),
        }
    }
}

impl Frame {
    pub fn new(origin: Origin, source: Arc<str>) -> Self {
        Self { origin, source, at: 0..0, blocks: vec![BTreeMap::new()], parameters: Parameters::default() }
    }

    /// The path of the procedure whose body this is.
    pub fn routine(&self) -> Option<String> {
        match &self.origin {
            Origin::Procedure { path, .. } => Some(path.with_dots()),
            Origin::Script | Origin::Dynamic => None,
        }
    }

    /// Where the procedure's BEGIN is in the source, in bytes; 0 where this is no procedure.
    pub fn body(&self) -> usize {
        if let Origin::Procedure { body, .. } = self.origin { body } else { 0 }
    }

    /// Goes on with the variables that another text has declared outside of its blocks.
    pub fn take_variables(&mut self, mut other: Frame) {
        other.blocks.truncate(1);
        self.blocks = other.blocks;
    }

    pub fn open_block(&mut self) {
        self.blocks.push(BTreeMap::new());
    }

    pub fn close_block(&mut self) {
        self.blocks.pop();
    }

    pub fn variable(&self, name: &str) -> Option<&Variable> {
        let name = name.to_lowercase();
        self.blocks.iter().rev().find_map(|block| block.get(&name))
    }

    pub fn variable_mut(&mut self, name: &str) -> Option<&mut Variable> {
        let name = name.to_lowercase();
        self.blocks.iter_mut().rev().find_map(|block| block.get_mut(&name))
    }

    /// Adds a variable to the innermost block.
    pub fn declare(&mut self, name: &str, variable: Variable) {
        if let Some(block) = self.blocks.last_mut() {
            block.insert(name.to_lowercase(), variable);
        }
    }
}
