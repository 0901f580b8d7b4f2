namespace Customary.Storage.Customers;

/// <summary>
/// SQL for lists of customers. Each query reads one range of one covering index, so its cost depends only on the page
/// size. The limits are sums, because SQLite plans a statement again for each new value of a bare limit parameter. The
/// <c>exists</c> column tells whether the list has a customer at or before the start of the range.
/// </summary>
internal static class CustomerListSql
{
    private const string ByIdAscending = """
        select customer_id, domain, company_name, relationship, exists (
            select 1 from customers where partner_id = $1 and relationship <> 'none' and customer_id <= $2)
        from customers
        where partner_id = $1 and relationship <> 'none' and customer_id > $2
        order by customer_id limit $3 + 0
        """;

    private const string ByIdDescending = """
        select customer_id, domain, company_name, relationship, exists (
            select 1 from customers where partner_id = $1 and relationship <> 'none' and customer_id >= $2)
        from customers
        where partner_id = $1 and relationship <> 'none' and customer_id < $2
        order by customer_id desc limit $3 + 0
        """;

    private const string ByCompanyNameAscending = """
        select customer_id, domain, company_name, relationship, exists (
            select 1 from customers where partner_id = $1 and relationship <> 'none'
            and (company_name_key, customer_id) <= ($2, $3) and company_name_key >= $6), company_name_key
        from customers
        where partner_id = $1 and relationship <> 'none'
        and (company_name_key, customer_id) > ($2, $3) and company_name_key < $4
        order by company_name_key, customer_id limit $5 + 0
        """;

    private const string ByCompanyNameDescending = """
        select customer_id, domain, company_name, relationship, exists (
            select 1 from customers where partner_id = $1 and relationship <> 'none'
            and (company_name_key, customer_id) >= ($2, $3) and company_name_key < $6), company_name_key
        from customers
        where partner_id = $1 and relationship <> 'none'
        and (company_name_key, customer_id) < ($2, $3) and company_name_key >= $4
        order by company_name_key desc, customer_id desc limit $5 + 0
        """;

    private const string ByDomainAscending = """
        select customer_id, domain, company_name, relationship, exists (
            select 1 from customers where partner_id = $1 and relationship <> 'none'
            and (domain_key, customer_id) <= ($2, $3) and domain_key >= $6), domain_key
        from customers
        where partner_id = $1 and relationship <> 'none'
        and (domain_key, customer_id) > ($2, $3) and domain_key < $4
        order by domain_key, customer_id limit $5 + 0
        """;

    private const string ByDomainDescending = """
        select customer_id, domain, company_name, relationship, exists (
            select 1 from customers where partner_id = $1 and relationship <> 'none'
            and (domain_key, customer_id) >= ($2, $3) and domain_key < $6), domain_key
        from customers
        where partner_id = $1 and relationship <> 'none'
        and (domain_key, customer_id) < ($2, $3) and domain_key >= $4
        order by domain_key desc, customer_id desc limit $5 + 0
        """;

    private const string ByIndirectResellerAscending = """
        select customer_id, domain, company_name, relationship, exists (
            select 1 from customers where partner_id = $1 and indirect_reseller_id = $2 and relationship <> 'none' and customer_id <= $3)
        from customers
        where partner_id = $1 and indirect_reseller_id = $2 and relationship <> 'none' and customer_id > $3
        order by customer_id limit $4 + 0
        """;

    private const string ByIndirectResellerDescending = """
        select customer_id, domain, company_name, relationship, exists (
            select 1 from customers where partner_id = $1 and indirect_reseller_id = $2 and relationship <> 'none' and customer_id >= $3)
        from customers
        where partner_id = $1 and indirect_reseller_id = $2 and relationship <> 'none' and customer_id < $3
        order by customer_id desc limit $4 + 0
        """;

    private const string ByIndirectProviderAscending = """
        select customer_id, domain, company_name, relationship, exists (
            select 1 from customers where partner_id = $1 and indirect_provider_id = $2 and relationship <> 'none' and customer_id <= $3)
        from customers
        where partner_id = $1 and indirect_provider_id = $2 and relationship <> 'none' and customer_id > $3
        order by customer_id limit $4 + 0
        """;

    private const string ByIndirectProviderDescending = """
        select customer_id, domain, company_name, relationship, exists (
            select 1 from customers where partner_id = $1 and indirect_provider_id = $2 and relationship <> 'none' and customer_id >= $3)
        from customers
        where partner_id = $1 and indirect_provider_id = $2 and relationship <> 'none' and customer_id < $3
        order by customer_id desc limit $4 + 0
        """;

    /// <summary>Returns the statement for a range with bound parameters.</summary>
    public static PreparedStatement Query(DbSession session, Guid partner, CustomerRange range)
    {
        // The end of a prefix is exclusive, so a descending prefix range starts before the smallest ID at that key.
        var id = range.After?.Id ?? (range is { Descending: true, Prefix: null } ? Guid.AllBitsSet : Guid.Empty);
        // Read one more row to find out whether the list continues.
        var limit = range.Limit + 1;
        var statement = session.Prepare(GetSql(range.Index, range.Descending)).Bind(partner);
        if (range.Prefix is not { } prefix) return (range.Related is { } related ? statement.Bind(related) : statement).Bind(id).Bind(limit);
        var (first, last) = (prefix, FoldedText.EndOfPrefix(prefix));
        if (range.Descending) (first, last) = (last, first);
        return statement.Bind(range.After?.SortKey ?? first).Bind(id).Bind(last).Bind(limit).Bind(first);
    }

    private static string GetSql(CustomerIndex index, bool descending) => index switch
    {
        CustomerIndex.CompanyName => descending ? ByCompanyNameDescending : ByCompanyNameAscending,
        CustomerIndex.Domain => descending ? ByDomainDescending : ByDomainAscending,
        CustomerIndex.IndirectReseller => descending ? ByIndirectResellerDescending : ByIndirectResellerAscending,
        CustomerIndex.IndirectProvider => descending ? ByIndirectProviderDescending : ByIndirectProviderAscending,
        _ => descending ? ByIdDescending : ByIdAscending,
    };
}
