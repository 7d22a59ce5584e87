set client_min_messages = warning;
create extension if not exists timescaledb;
create extension if not exists vector;
