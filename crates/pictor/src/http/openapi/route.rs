//! A route, and what is said of it.

use std::sync::Arc;

use axum::handler::Handler;
use axum::routing::{MethodRouter, delete, get, patch, post};
use tower_http::compression::CompressionLayer;

use super::operation::Operation;
use crate::http::House;

/// One method of one path.
pub(in crate::http) struct Route {
    /// The method, in lower case, as documents write it.
    pub(in crate::http) method: &'static str,
    /// The path, below `/v1` where it is the API's.
    pub(in crate::http) path: &'static str,
    /// Other addresses of the same, that only the text of the document names.
    pub(in crate::http) also: Vec<&'static str>,
    /// Who answers.
    pub(in crate::http) answers: MethodRouter<Arc<House>>,
    /// What the document has of it.
    pub(in crate::http) operation: Operation,
}

impl Route {
    pub(in crate::http) fn get<H, T>(path: &'static str, handler: H, operation: Operation) -> Self
    where
        H: Handler<T, Arc<House>>,
        T: 'static,
    {
        Self::new("get", path, get(handler), operation)
    }

    pub(in crate::http) fn post<H, T>(path: &'static str, handler: H, operation: Operation) -> Self
    where
        H: Handler<T, Arc<House>>,
        T: 'static,
    {
        Self::new("post", path, post(handler), operation)
    }

    pub(in crate::http) fn patch<H, T>(path: &'static str, handler: H, operation: Operation) -> Self
    where
        H: Handler<T, Arc<House>>,
        T: 'static,
    {
        Self::new("patch", path, patch(handler), operation)
    }

    pub(in crate::http) fn delete<H, T>(path: &'static str, handler: H, operation: Operation) -> Self
    where
        H: Handler<T, Arc<House>>,
        T: 'static,
    {
        Self::new("delete", path, delete(handler), operation)
    }

    /// `method` in lower case, as documents write it.
    fn new(
        method: &'static str,
        path: &'static str,
        answers: MethodRouter<Arc<House>>,
        operation: Operation,
    ) -> Self {
        Self { method, path, also: Vec::new(), answers, operation }
    }

    /// Its answers are long texts: they are compressed for who takes that.
    pub(in crate::http) fn compressed(mut self) -> Self {
        self.answers = self.answers.layer(CompressionLayer::new());
        self
    }

    /// The same at another address, outside the API's prefixes.
    pub(in crate::http) fn also(mut self, path: &'static str) -> Self {
        self.also.push(path);
        self
    }
}
