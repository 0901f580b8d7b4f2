-- What counts against each partner tenant's limit: until when, how many requests, and for which lease of a node
-- (nothing where the requests were made). Unlogged: a crash of the server may begin the count anew.
create unlogged table limits (
    partner_id uuid primary key,
    untils bigint[] not null,
    counts bigint[] not null,
    leases uuid[] not null,
    granted bigint not null,
    opens_at bigint not null,
    decided_at bigint not null
) with (fillfactor = 50);
