-- Which store this is, and how many transactions were committed; the file beside the store says how many were acknowledged.
create table continuity (
    store_id blob not null,
    commits bigint not null
);

insert into continuity (store_id, commits) values (randomblob(16), 0);
