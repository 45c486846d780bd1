//! INSERT, UPDATE, DELETE, MERGE and TRUNCATE.

use sqlparser::ast::{
    Assignment, AssignmentTarget, Delete, Expr, FromTable, Insert, Merge, MergeAction, MergeClauseKind,
    MergeInsertKind, MergeUpdateKind, ObjectName, Query, SetExpr, Statement, TableFactor, TableObject, TableWithJoins,
    Update, UpdateTableFromKind,
};

use crate::duck::{duckdb_type, identifier};
use crate::translate::coerce::coerce;
use crate::translate::environment::{Env, Outcome, Relation, Translator};
use crate::translate::place::place;
use crate::translate::typed::{Typed, pack};
use crate::translate::{Resolved, Untranslatable};
use crate::value::Type;

/// A table that is written to.
struct Target {
    sql: String,
    columns: Vec<crate::Column>,
    alias: String,
    relation: Relation,
}

impl Target {
    fn column(&self, name: &str) -> Option<&crate::Column> {
        self.columns.iter().find(|column| column.name.eq_ignore_ascii_case(name))
    }
}

impl Translator<'_> {
    pub fn statement(&self, statement: &Statement) -> Outcome<String> {
        match statement {
            Statement::Insert(insert) => self.insert(insert),
            Statement::Update(update) => self.update(update),
            Statement::Delete(delete) => self.delete(delete),
            Statement::Merge(merge) => self.merge(merge),
            Statement::Truncate(truncate) => {
                let name = truncate.table_names.first().map(|target| &target.name);
                let name = name.ok_or_else(|| Untranslatable::invalid("TRUNCATE needs a table", 0..0))?;
                Ok(format!("DELETE FROM {}", self.target(name, None)?.sql))
            }
            other => {
                let what: String = other.to_string().chars().take(40).collect();
                Err(Untranslatable::not_available(what, place(other)))
            }
        }
    }

    fn target(&self, name: &ObjectName, alias: Option<&str>) -> Outcome<Target> {
        let idents = name.0.iter().filter_map(|part| part.as_ident());
        let path: Vec<String> = idents.flat_map(|part| part.value.split('.').map(str::to_owned)).collect();
        match self.scope.table(&path) {
            Resolved::Table { sql, columns } => {
                let shown = alias.map(str::to_owned).or_else(|| path.last().cloned()).unwrap_or_default();
                let own = self.fresh(&shown);
                let column = |column: &crate::Column| {
                    let sql = format!("{}.{}", identifier(&own), identifier(&column.name));
                    super::environment::Column::new(column.name.clone(), sql, column.data_type.clone())
                };
                let relation =
                    Relation { name: Some(shown), columns: columns.iter().map(column).collect(), value: None };
                Ok(Target { sql, columns, alias: own, relation })
            }
            Resolved::Missing { name: missing } => {
                let message = format!("Not found: Table {missing} was not found in location US");
                Err(Untranslatable::invalid(message, place(name)))
            }
        }
    }

    fn insert(&self, insert: &Insert) -> Outcome<String> {
        let TableObject::TableName(name) = &insert.table else {
            return Err(Untranslatable::not_available("This form of INSERT", 0..0));
        };
        let target = self.target(name, None)?;
        let into = self.inserted_columns(&insert.columns, &target)?;
        let source = insert.source.as_ref().ok_or_else(|| Untranslatable::invalid("INSERT needs rows", place(name)))?;
        let names: Vec<_> = into.iter().map(|column| identifier(&column.name)).collect();
        let rows = self.inserted_rows(source, &into, &target)?;
        Ok(format!("INSERT INTO {} ({}) {rows}", target.sql, names.join(", ")))
    }

    fn inserted_columns(&self, named: &[ObjectName], target: &Target) -> Outcome<Vec<crate::Column>> {
        if named.is_empty() {
            return Ok(target.columns.clone());
        }
        let column = |name: &ObjectName| {
            let own = name.to_string().replace('`', "");
            target.column(&own).cloned().ok_or_else(|| {
                Untranslatable::invalid(format!("Column {own} is not present in the target table"), place(name))
            })
        };
        named.iter().map(column).collect()
    }

    fn inserted_rows(&self, source: &Query, into: &[crate::Column], target: &Target) -> Outcome<String> {
        if let SetExpr::Values(values) = source.body.as_ref() {
            let mut rows = Vec::with_capacity(values.rows.len());
            for row in &values.rows {
                if row.content.len() != into.len() {
                    let message = format!(
                        "Inserted row has wrong column count; Has {}, expected {}",
                        row.content.len(),
                        into.len()
                    );
                    return Err(Untranslatable::invalid(message, row.content.first().map_or(0..0, place)));
                }
                let cells =
                    row.content.iter().zip(into).map(|(expr, column)| self.assigned(expr, column, &Env::default()));
                rows.push(format!("({})", cells.collect::<Outcome<Vec<_>>>()?.join(", ")));
            }
            return Ok(format!("VALUES {}", rows.join(", ")));
        }
        let made = self.query(source, &Env::default())?;
        if made.columns.len() != into.len() {
            let message =
                format!("Inserted row has wrong column count; Has {}, expected {}", made.columns.len(), into.len());
            return Err(Untranslatable::invalid(message, place(source)));
        }
        let mut items = Vec::with_capacity(into.len());
        for (own, column) in made.columns.iter().zip(into) {
            let mut value = own.typed();
            value.sql = format!("\"rows\".{}", own.sql);
            if matches!(value.literal, super::typed::Literal::Items(_)) {
                value.literal = super::typed::Literal::None;
            }
            let fits = coerce(&value, &column.data_type).ok_or_else(|| {
                let message = format!(
                    "Query column has type {} which cannot be inserted into column {}, which has type {}",
                    own.ty, column.name, column.data_type
                );
                Untranslatable::invalid(message, place(source))
            })?;
            items.push(fits.sql);
        }
        let _ = target;
        Ok(format!("SELECT {} FROM ({}) AS \"rows\"", items.join(", "), made.sql))
    }

    /// A value that is put into a column.
    fn assigned(&self, expr: &Expr, column: &crate::Column, env: &Env) -> Outcome<String> {
        if matches!(expr, Expr::Identifier(word) if word.value.eq_ignore_ascii_case("DEFAULT") && word.quote_style.is_none())
        {
            return Ok("DEFAULT".into());
        }
        let typed = self.expression(expr, env)?;
        coerce(&typed, &column.data_type).map(|typed| typed.sql).ok_or_else(|| {
            let message = format!(
                "Value of type {} cannot be assigned to {}, which has type {}",
                typed.ty, column.name, column.data_type
            );
            Untranslatable::invalid(message, place(expr))
        })
    }

    /// The table of an UPDATE or a DELETE.
    fn written_table(&self, table: &TableWithJoins) -> Outcome<Target> {
        match &table.relation {
            TableFactor::Table { name, alias, .. } if table.joins.is_empty() => {
                self.target(name, alias.as_ref().map(|alias| alias.name.value.as_str()))
            }
            other => Err(Untranslatable::not_available("Writing to this", place(other))),
        }
    }

    fn update(&self, update: &Update) -> Outcome<String> {
        let target = self.written_table(&update.table)?;
        let own = [target.relation.clone()];
        let from = match &update.from {
            None => Default::default(),
            Some(UpdateTableFromKind::BeforeSet(tables) | UpdateTableFromKind::AfterSet(tables)) => {
                self.from(tables, &Env { relations: &own, ..Env::default() })?
            }
        };
        let mut relations = own.to_vec();
        relations.extend(from.relations);
        let env = Env { relations: &relations, ..Env::default() };
        let sets = self.assignments(&update.assignments, &target, &env)?;
        let condition = self.condition(update.selection.as_ref(), "UPDATE", &env)?;
        Ok(format!("UPDATE {} AS {} SET {sets}{}{condition}", target.sql, identifier(&target.alias), from.sql))
    }

    /// BigQuery wants UPDATE and DELETE to say which rows.
    fn condition(&self, selection: Option<&Expr>, word: &str, env: &Env) -> Outcome<String> {
        let selection =
            selection.ok_or_else(|| Untranslatable::invalid(format!("{word} must have a WHERE clause"), 0..0))?;
        Ok(format!(" WHERE {}", self.expect(selection, &Type::Bool, "WHERE clause", env)?.sql))
    }

    fn assignments(&self, assignments: &[Assignment], target: &Target, env: &Env) -> Outcome<String> {
        let mut sets: Vec<(String, String)> = Vec::with_capacity(assignments.len());
        for assignment in assignments {
            let AssignmentTarget::ColumnName(name) = &assignment.target else {
                return Err(Untranslatable::not_available("SET of a tuple", place(&assignment.value)));
            };
            let mut path: Vec<String> =
                name.0.iter().filter_map(|part| part.as_ident()).map(|part| part.value.clone()).collect();
            if path.len() > 1 && target.column(&path[0]).is_none() {
                path.remove(0);
            }
            let column = target
                .column(&path[0])
                .ok_or_else(|| Untranslatable::invalid(format!("Unrecognized name: {}", path[0]), place(name)))?;
            let quoted = identifier(&column.name);
            let value = if path.len() == 1 {
                self.assigned(&assignment.value, column, env)?
            } else {
                // A field of a struct: the struct anew, with the field changed; after changes before it, of what they made.
                let before = sets.iter().find(|(own, _)| *own == quoted).map(|(_, value)| value.clone());
                let sql = before.unwrap_or_else(|| format!("{}.{quoted}", identifier(&target.alias)));
                let whole = Typed::new(format!("({sql})"), column.data_type.clone());
                self.with_field(&whole, &path[1..], &assignment.value, env)?
            };
            sets.retain(|(own, _)| *own != quoted);
            sets.push((quoted, value));
        }
        let sets: Vec<_> = sets.iter().map(|(column, value)| format!("{column} = {value}")).collect();
        Ok(sets.join(", "))
    }

    fn with_field(&self, whole: &Typed, path: &[String], value: &Expr, env: &Env) -> Outcome<String> {
        let missing = || Untranslatable::invalid(format!("Field name {} does not exist", path[0]), place(value));
        let Type::Struct(fields) = &whole.ty else { return Err(missing()) };
        let at = fields.iter().position(|(name, _)| name.eq_ignore_ascii_case(&path[0])).ok_or_else(missing)?;
        let mut values = Vec::with_capacity(fields.len());
        for place in 0..fields.len() {
            let own = whole.field(place).ok_or_else(missing)?;
            values.push(match (place == at, path.len()) {
                (false, _) => own.sql,
                (true, 1) => {
                    let column = crate::Column { name: path[0].clone(), data_type: own.ty };
                    self.assigned(value, &column, env)?
                }
                (true, _) => self.with_field(&own, &path[1..], value, env)?,
            });
        }
        Ok(format!("CAST({} AS {})", pack(fields, &values), duckdb_type(&whole.ty)))
    }

    fn delete(&self, delete: &Delete) -> Outcome<String> {
        let (FromTable::WithFromKeyword(tables) | FromTable::WithoutKeyword(tables)) = &delete.from;
        let [table] = tables.as_slice() else {
            return Err(Untranslatable::invalid("DELETE takes one table", 0..0));
        };
        let target = self.written_table(table)?;
        let own = [target.relation.clone()];
        let env = Env { relations: &own, ..Env::default() };
        let condition = self.condition(delete.selection.as_ref(), "DELETE", &env)?;
        Ok(format!("DELETE FROM {} AS {}{condition}", target.sql, identifier(&target.alias)))
    }

    fn merge(&self, merge: &Merge) -> Outcome<String> {
        let TableFactor::Table { name, alias, .. } = &merge.table else {
            return Err(Untranslatable::not_available("Merging into this", place(&merge.table)));
        };
        let target = self.target(name, alias.as_ref().map(|alias| alias.name.value.as_str()))?;
        let own = [target.relation.clone()];
        let source = TableWithJoins { relation: merge.source.clone(), joins: Vec::new() };
        let from = self.from(std::slice::from_ref(&source), &Env::default())?;
        let relations: Vec<Relation> = own.iter().chain(&from.relations).cloned().collect();
        let env = Env { relations: &relations, ..Env::default() };
        let source_env = Env { relations: &from.relations, ..Env::default() };
        let target_env = Env { relations: &own, ..Env::default() };
        let on = self.expect(&merge.on, &Type::Bool, "MERGE ON clause", &env)?;
        let mut sql = format!(
            "MERGE INTO {} AS {} USING {} ON {}",
            target.sql,
            identifier(&target.alias),
            from.sql.trim_start().trim_start_matches("FROM "),
            on.sql
        );
        for clause in &merge.clauses {
            let (word, scope) = match clause.clause_kind {
                MergeClauseKind::Matched => ("MATCHED", &env),
                MergeClauseKind::NotMatched | MergeClauseKind::NotMatchedByTarget => {
                    ("NOT MATCHED BY TARGET", &source_env)
                }
                MergeClauseKind::NotMatchedBySource => ("NOT MATCHED BY SOURCE", &target_env),
            };
            sql.push_str(&format!(" WHEN {word}"));
            if let Some(predicate) = &clause.predicate {
                sql.push_str(&format!(" AND {}", self.expect(predicate, &Type::Bool, "MERGE condition", scope)?.sql));
            }
            sql.push_str(" THEN ");
            sql.push_str(&self.merge_action(&clause.action, &target, &from.relations, scope)?);
        }
        Ok(sql)
    }

    fn merge_action(&self, action: &MergeAction, target: &Target, source: &[Relation], env: &Env) -> Outcome<String> {
        match action {
            MergeAction::Delete { .. } => Ok("DELETE".into()),
            MergeAction::Update(update) => match &update.kind {
                MergeUpdateKind::Set(assignments) => {
                    Ok(format!("UPDATE SET {}", self.assignments(assignments, target, env)?))
                }
                _ => Err(Untranslatable::not_available("This form of MERGE … UPDATE", 0..0)),
            },
            MergeAction::Insert(insert) => {
                let into = self.inserted_columns(&insert.columns, target)?;
                let names: Vec<_> = into.iter().map(|column| identifier(&column.name)).collect();
                let values = match &insert.kind {
                    MergeInsertKind::Values(values) => {
                        let row = values.rows.first().map_or(&[][..], |row| row.content.as_slice());
                        if row.len() != into.len() {
                            let message = format!(
                                "Inserted row has wrong column count; Has {}, expected {}",
                                row.len(),
                                into.len()
                            );
                            return Err(Untranslatable::invalid(message, row.first().map_or(0..0, place)));
                        }
                        let cells = row.iter().zip(&into).map(|(expr, column)| self.assigned(expr, column, env));
                        cells.collect::<Outcome<Vec<_>>>()?
                    }
                    MergeInsertKind::Wildcard => {
                        return Err(Untranslatable::invalid("Syntax error: Unexpected \"*\"", 0..0));
                    }
                    MergeInsertKind::Row => {
                        let all = source.iter().flat_map(|relation| &relation.columns);
                        all.filter(|column| !column.hidden).map(|column| column.sql.clone()).collect()
                    }
                };
                Ok(format!("INSERT ({}) VALUES ({})", names.join(", "), values.join(", ")))
            }
            other => Err(Untranslatable::not_available(other.to_string(), 0..0)),
        }
    }
}
