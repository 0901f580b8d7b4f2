-- The clock of the sandbox: one row. The ticks are a time in UTC ticks if the clock is frozen, otherwise the difference from the
-- real time in ticks. Every change increments the version.
create table sandbox_clock (
    id bigint primary key,
    version bigint not null,
    frozen bigint not null,
    ticks bigint not null
);

insert into sandbox_clock (id, version, frozen, ticks) values (1, 0, 0, 0);
