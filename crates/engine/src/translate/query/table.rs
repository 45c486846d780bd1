//! Tables, the tables of WITH, subqueries, and arrays that stand where a table does.

use sqlparser::ast::{Expr, Ident, ObjectName, TableAlias, TableFactor, TableSample, TableSampleKind, TableSampleUnit};

use crate::duck::identifier;
use crate::translate::environment::{Column, Env, Named, Outcome, Relation, Translator};
use crate::translate::place::{bytes, place};
use crate::translate::typed::Typed;
use crate::translate::{Resolved, Untranslatable};
use crate::value::Type;

use super::Made;
use super::from::{From, Source};

impl Translator<'_> {
    /// An item of a FROM clause. It may name what stands before it.
    pub(super) fn source(&self, factor: &TableFactor, before: &[Relation], env: &Env) -> Outcome<Source> {
        let beside = Env { relations: before, ..env.clone() };
        match factor {
            TableFactor::Table { name, alias, args: None, version: None, sample, .. } => {
                let mut source = self.table(name, alias.as_ref(), &beside)?;
                self.sampled(&mut source, sample.as_ref(), env)?;
                Ok(source)
            }
            TableFactor::Derived { subquery, alias, sample, .. } => {
                let made = self.query(subquery, &env.clone())?;
                let mut source = self.derived(made, alias.as_ref());
                self.sampled(&mut source, sample.as_ref(), env)?;
                Ok(source)
            }
            TableFactor::UNNEST { alias, array_exprs, with_offset, with_offset_alias, .. } => {
                let [array] = array_exprs.as_slice() else {
                    return Err(Untranslatable::not_available("UNNEST of several arrays", 0..0));
                };
                let typed = self.expression(array, &beside)?;
                let offset = with_offset.then(|| with_offset_alias.as_ref().map_or("offset", |name| &name.value));
                let alias = alias.as_ref().map(|alias| alias.name.value.as_str());
                self.unnested(&typed, alias, offset, place(array), env)
            }
            TableFactor::NestedJoin { table_with_joins, alias: None } => {
                let mut from = From { relations: before.to_vec(), ..From::default() };
                let first = self.source(&table_with_joins.relation, before, env)?;
                from.sql = first.sql;
                from.relations = first.relations;
                for join in &table_with_joins.joins {
                    self.join(join, &mut from, env)?;
                }
                Ok(Source { sql: format!("({})", from.sql), relations: from.relations, natural_order: None })
            }
            TableFactor::Pivot { .. } => self.pivot(factor, before, env),
            TableFactor::Unpivot { .. } => self.unpivot(factor, before, env),
            TableFactor::Table { version: Some(_), name, .. } => {
                Err(Untranslatable::not_available("FOR SYSTEM_TIME AS OF", place(name)))
            }
            other => {
                let what: String = other.to_string().chars().take(40).collect();
                Err(Untranslatable::not_available(what, place(other)))
            }
        }
    }

    fn table(&self, name: &ObjectName, alias: Option<&TableAlias>, beside: &Env) -> Outcome<Source> {
        let idents: Vec<Ident> = name.0.iter().filter_map(|part| part.as_ident().cloned()).collect();
        let path: Vec<String> = idents.iter().flat_map(|part| part.value.split('.').map(str::to_owned)).collect();
        let shown = alias.map(|alias| alias.name.value.clone()).or_else(|| path.last().cloned());
        if let [only] = path.as_slice()
            && let Some(table) = beside.tables.as_ref().and_then(|tables| tables.find(only))
        {
            let made = Made {
                sql: table.sql.clone(),
                columns: table.columns.clone(),
                value_table: table.value_table,
                order: Vec::new(),
            };
            return Ok(self.named_source(made.sql.clone(), made, shown));
        }
        if let Some(array) = self.array_path(&idents, beside)? {
            return self.unnested(&array, shown.as_deref(), None, place(name), beside);
        }
        match self.scope.table(&path) {
            Resolved::Table { sql, columns } => {
                let column = |column: &crate::Column| {
                    Column::new(column.name.clone(), identifier(&column.name), column.data_type.clone())
                };
                let columns = columns.iter().map(column).collect();
                let made = Made { sql: sql.clone(), columns, value_table: false, order: Vec::new() };
                Ok(self.named_source(sql, made, shown))
            }
            Resolved::Missing { .. } if path.len() == 1 => {
                let message = format!("Table \"{}\" must be qualified with a dataset (e.g. dataset.table)", path[0]);
                Err(Untranslatable::invalid(message, place(name)))
            }
            Resolved::Missing { name: missing } => {
                let message = format!("Not found: Table {missing} was not found in location US");
                Err(Untranslatable::invalid(message, place(name)))
            }
        }
    }

    /// `FROM t, t.items`: the array that a path means, when it starts at a FROM item.
    fn array_path(&self, path: &[Ident], beside: &Env) -> Outcome<Option<Typed>> {
        let Some(first) = path.first().filter(|_| path.len() > 1) else { return Ok(None) };
        let found = match beside.find(&first.value, &bytes(first.span))? {
            Some(Named::Relation(_) | Named::Value(Typed { ty: Type::Struct(_), .. })) => self.name(path, beside)?,
            _ => return Ok(None),
        };
        Ok(Some(found))
    }

    pub(super) fn derived(&self, made: Made, alias: Option<&TableAlias>) -> Source {
        let shown = alias.map(|alias| alias.name.value.clone());
        self.named_source(format!("({})", made.sql), made, shown)
    }

    /// A FROM item of SQL that makes these columns.
    fn named_source(&self, sql: String, made: Made, shown: Option<String>) -> Source {
        let name = self.fresh(shown.as_deref().unwrap_or("query"));
        let columns = Self::columns_of(&made.columns, &name);
        let relation = match columns.as_slice() {
            [only] if made.value_table => {
                let value = Typed::new(only.sql.clone(), only.ty.clone());
                let columns = match &only.ty {
                    Type::Struct(fields) => {
                        let field = |at: usize| {
                            let typed = value.field(at)?;
                            Some(Column::new(fields[at].0.clone(), typed.sql, typed.ty))
                        };
                        (0..fields.len()).filter_map(field).collect()
                    }
                    _ => vec![Column::new(shown.clone().unwrap_or_default(), only.sql.clone(), only.ty.clone())],
                };
                Relation { name: shown, columns, value: Some(value) }
            }
            _ => Relation { name: shown, columns, value: None },
        };
        Source { sql: format!("{sql} AS {}", identifier(&name)), relations: vec![relation], natural_order: None }
    }

    /// `TABLESAMPLE SYSTEM (10 PERCENT)`: of each row by itself, as few rows are one block.
    fn sampled(&self, source: &mut Source, sample: Option<&TableSampleKind>, env: &Env) -> Outcome<()> {
        let Some(TableSampleKind::BeforeTableAlias(sample) | TableSampleKind::AfterTableAlias(sample)) = sample else {
            return Ok(());
        };
        let TableSample { quantity: Some(quantity), .. } = sample.as_ref() else {
            return Err(Untranslatable::not_available("TABLESAMPLE", 0..0));
        };
        let Expr::Value(value) = &quantity.value else {
            let typed = self.expression(&quantity.value, env)?;
            return Err(Untranslatable::not_available(format!("TABLESAMPLE ({})", typed.sql), place(&quantity.value)));
        };
        if quantity.unit != Some(TableSampleUnit::Percent) {
            return Err(Untranslatable::not_available("TABLESAMPLE of rows", place(&quantity.value)));
        }
        source.sql = format!("{} TABLESAMPLE bernoulli({}%)", source.sql, value.value);
        Ok(())
    }
}
