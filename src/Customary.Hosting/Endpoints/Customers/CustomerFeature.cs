namespace Customary.Hosting.Endpoints.Customers;

/// <summary>The services of the customer endpoints.</summary>
internal static class CustomerFeature
{
    /// <summary>Registers the services that <see cref="CustomerEndpoints"/> uses.</summary>
    public static IServiceCollection AddCustomers(this IServiceCollection services, CustomerOptions customers, DomainOptions domains) => services
        .AddSingleton(customers)
        .AddSingleton(domains)
        .AddSingleton<TenantStore>()
        .AddSingleton<CustomerStore>()
        .AddSingleton<DomainValidator>()
        .AddSingleton<BillingProfileValidator>()
        .AddSingleton<CustomerValidator>()
        .AddSingleton<CustomerFactory>()
        .AddSingleton<FirstAdministrator>()
        .AddSingleton<CustomerService>()
        .AddSingleton<CustomerPager>()
        .AddSingleton<CustomerCollectionWriter>();
}
