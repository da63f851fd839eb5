//! Pictor: a self-hosted image API. The server and the command line; see ARCHITECTURE.md for the floors.

pub mod cli;

pub mod app;

pub mod http;
pub mod worker;

pub mod backup;
pub mod images;

pub mod jobs;

pub mod files;
pub mod keys;
pub mod ledger;
pub mod webhooks;

pub mod blobs;
pub mod data_dir;
pub mod db;

pub mod config;
pub mod metrics;

pub mod clock;
pub mod crash;
pub mod ids;
pub mod tasks;
