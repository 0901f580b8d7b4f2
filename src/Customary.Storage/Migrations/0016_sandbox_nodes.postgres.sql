-- The live nodes of a sandbox, and the version of the clock that each node has. Unlogged: after a crash of the server, the nodes
-- register again within a second.
create unlogged table sandbox_nodes (
    node_id uuid primary key,
    clock_version bigint not null,
    seen_at bigint not null
);
