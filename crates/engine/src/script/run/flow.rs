//! Blocks, branches and loops.

use sqlparser::ast::{BinaryOperator, Expr};

use super::frames::Variable;
use super::{Flow, Outcome, Session};
use crate::script::{Block, Branch, Expression, Kind, Name, Sql, Statement};
use crate::value::{Type, Value};

impl Session<'_> {
    pub(super) fn block(&mut self, block: &Block) -> Outcome<Flow> {
        self.frame_mut().open_block();
        let depth = self.frames.len();
        let outcome = self.statements(&block.statements);
        // What failed deeper has not closed what it opened.
        self.frames.truncate(depth);
        self.frame_mut().close_block();
        match (outcome, &block.handler) {
            (Err(thrown), Some(handler)) if thrown.can_be_handled() => self.handle(*thrown, handler),
            (outcome, _) => outcome,
        }
    }

    pub(super) fn statements(&mut self, statements: &[Statement]) -> Outcome<Flow> {
        for statement in statements {
            self.frame_mut().at = statement.span.clone();
            self.check_bounds(&statement.span)?;
            let flow = self.statement(statement)?;
            if flow != Flow::Next {
                return Ok(flow);
            }
        }
        Ok(Flow::Next)
    }

    /// A statement that holds others.
    pub(super) fn compound(&mut self, statement: &Statement) -> Outcome<Flow> {
        match &statement.kind {
            Kind::If { branches, otherwise } => match self.first(branches)? {
                Some(then) => self.statements(then),
                None => self.statements(otherwise),
            },
            Kind::Case { subject, branches, otherwise } => {
                let chosen = match subject {
                    Some(subject) => self.first_equal(subject, branches)?,
                    None => self.first(branches)?,
                };
                match (chosen, otherwise) {
                    (Some(then), _) => self.statements(then),
                    (None, Some(otherwise)) => self.statements(otherwise),
                    (None, None) => Ok(Flow::Next),
                }
            }
            Kind::Begin { label, block } => Ok(match self.block(block)? {
                Flow::Break(wanted) if wanted.is_some() && is_meant(&wanted, label) => Flow::Next,
                flow => flow,
            }),
            Kind::Loop { label, body } => loop {
                if let Some(flow) = self.pass(statement, label, body)? {
                    return Ok(flow);
                }
            },
            Kind::While { label, condition, body } => {
                while self.condition(condition)? {
                    if let Some(flow) = self.pass(statement, label, body)? {
                        return Ok(flow);
                    }
                    self.frame_mut().at = statement.span.clone();
                }
                Ok(Flow::Next)
            }
            Kind::Repeat { label, body, until } => loop {
                if let Some(flow) = self.pass(statement, label, body)? {
                    return Ok(flow);
                }
                if self.condition(until)? {
                    return Ok(Flow::Next);
                }
            },
            Kind::For { label, variable, query, body } => self.for_each(statement, label, variable, query, body),
            _ => Ok(Flow::Next),
        }
    }

    /// The body of a loop once; what follows the loop when it is over.
    fn pass(&mut self, whole: &Statement, label: &Option<String>, body: &[Statement]) -> Outcome<Option<Flow>> {
        if body.is_empty() {
            self.check_bounds(&whole.span)?;
        }
        Ok(match self.statements(body)? {
            Flow::Next => None,
            Flow::Continue(wanted) if is_meant(&wanted, label) => None,
            Flow::Break(wanted) if is_meant(&wanted, label) => Some(Flow::Next),
            flow => Some(flow),
        })
    }

    fn for_each(
        &mut self,
        whole: &Statement,
        label: &Option<String>,
        variable: &Name,
        query: &Sql,
        body: &[Statement],
    ) -> Outcome<Flow> {
        if self.frame().variable(&variable.text).is_some() {
            return Err(self.redeclared(variable));
        }
        let table = self.rows_of(query)?;
        let fields: Vec<_> =
            table.columns.iter().map(|column| (column.name.clone(), column.data_type.clone())).collect();
        let data_type = Type::Struct(fields);
        for row in table.rows {
            let names = table.columns.iter().map(|column| column.name.clone());
            let value = Value::Struct(names.zip(row).collect());
            self.frame_mut().open_block();
            self.frame_mut().declare(&variable.text, Variable { data_type: data_type.clone(), value });
            let passed = self.pass(whole, label, body);
            self.frame_mut().close_block();
            if let Some(flow) = passed? {
                return Ok(flow);
            }
        }
        Ok(Flow::Next)
    }

    fn first<'b>(&mut self, branches: &'b [Branch]) -> Outcome<Option<&'b [Statement]>> {
        for branch in branches {
            if self.condition(&branch.when)? {
                return Ok(Some(&branch.then));
            }
        }
        Ok(None)
    }

    fn first_equal<'b>(&mut self, subject: &Expression, branches: &'b [Branch]) -> Outcome<Option<&'b [Statement]>> {
        for branch in branches {
            let side = |expression: &Expression| Box::new(Expr::Nested(expression.tree.clone()));
            let (left, right) = (side(subject), side(&branch.when));
            let tree = Box::new(Expr::BinaryOp { left, op: BinaryOperator::Eq, right });
            if self.condition(&Expression { tree, span: branch.when.span.clone() })? {
                return Ok(Some(&branch.then));
            }
        }
        Ok(None)
    }

    /// Whether a condition holds; NULL does not.
    pub(super) fn condition(&mut self, condition: &Expression) -> Outcome<bool> {
        Ok(self.evaluate_as(condition, &Type::Bool)? == Value::Bool(true))
    }
}

/// Whether a jump to a label, or to whatever is innermost, ends here.
fn is_meant(wanted: &Option<String>, label: &Option<String>) -> bool {
    match (wanted, label) {
        (None, _) => true,
        (Some(wanted), Some(label)) => wanted.eq_ignore_ascii_case(label),
        (Some(_), None) => false,
    }
}
