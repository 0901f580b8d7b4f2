using System.Collections.Frozen;
using Customary.Core.Clouds;
using Customary.Core.Customers;

namespace Customary.Core.ManagedServices;

/// <summary>
/// The services that a partner with delegated access can administer for a customer, and the links to their portals. Partner Center
/// derives them from subscriptions. This server has no subscriptions, so every customer has the services of the example in "Get the
/// managed services for a customer by ID".
/// </summary>
internal sealed class ManagedServiceCatalog(CustomerService customers, Cloud cloud)
{
    private const string ObjectType = "ManagedService";
    private const string Group = "Office";

    private static readonly (string Id, string Name)[] Services = [("Exchange", "Exchange"), ("MicrosoftCommunicationsOnline", "SkypeforBusiness")];

    // The portal of each cloud that documents the operation.
    private static readonly FrozenDictionary<Cloud, string> Portals = new Dictionary<Cloud, string>
    {
        [Cloud.Global] = "https://portal.office.com",
        [Cloud.Germany] = "https://portal.office.de",
        [Cloud.UsGovernment] = "https://portal.office365.us",
    }.ToFrozenDictionary();

    /// <summary>Lists the services; none if the partner has no delegated access.</summary>
    public async Task<Outcome<IReadOnlyList<ManagedService>>> ListAsync(Caller caller, Guid customer, CancellationToken cancellationToken)
    {
        var found = await customers.FindAsync(caller, customer, cancellationToken);
        if (found.Fault is { } fault) return fault;
        var document = CustomerSerializer.Read(found.Value);
        return document.AllowDelegatedAccess == true
            ? Services.Select(service => Service(service.Id, service.Name, customer, document.CompanyProfile!.Domain!)).ToList()
            : new List<ManagedService>();
    }

    private ManagedService Service(string id, string name, Guid customer, string domain) => new()
    {
        Id = id,
        Name = name,
        GroupName = Group,
        Links = new()
        {
            AdminService = Link(customer, $"{id}&InitialDomain={domain}&PrimaryDomain={domain}"),
            ServiceHealth = Link(customer, "ServiceStatus"),
            ServiceTicket = Link(customer, "Support"),
        },
        Attributes = new() { ObjectType = ObjectType },
    };

    private ResourceLink Link(Guid customer, string destination) =>
        CustomerLinks.Get($"{Portals[cloud]}/Partner/BeginClientSession.aspx?CTID={customer}&CSDEST={destination}");
}
