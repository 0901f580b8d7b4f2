using System.Diagnostics.CodeAnalysis;

namespace Customary.Client;

/// <summary>
/// A client for the Customer resources of the Partner Center API: of Microsoft's service, or of a Customary server. It is safe for
/// concurrent use, and one client a partner is enough. Operations throw <see cref="CustomaryException"/>.
/// </summary>
public class CustomaryClient
{
    private readonly ApiPipeline? _pipeline;
    private readonly ApiPipeline? _sandboxPipeline;

    /// <summary>Creates a client for an address.</summary>
    /// <param name="endpoint">The address of the service, https, or http on this machine, without <c>/v1</c>.</param>
    /// <param name="credential">Provides access tokens. The credentials of Azure.Identity are such providers.</param>
    /// <param name="options">The options. They are copied. Default: <see cref="CustomaryClientOptions"/> with its default values.</param>
    /// <exception cref="ArgumentException">The address or an option is not valid. The message says what is.</exception>
    public CustomaryClient(Uri endpoint, AuthenticationTokenProvider credential, CustomaryClientOptions? options = null)
        : this(endpoint, credential, options, PartnerCloudEndpoint.DefaultScope, null)
    {
    }

    /// <summary>Creates a client for tests of code that uses it.</summary>
    protected CustomaryClient()
    {
    }

    private CustomaryClient(Uri endpoint, AuthenticationTokenProvider credential, CustomaryClientOptions? options, string scope, int? requestsPerMinute)
    {
        Endpoints.Check(endpoint);
        options ??= new();
        _pipeline = ApiPipeline.Create(endpoint, Guard.NotNull(credential), options, scope, requestsPerMinute);
        if (!PartnerCloudEndpoint.IsMicrosoft(endpoint)) _sandboxPipeline = ApiPipeline.CreateSandbox(endpoint, options.AdminToken, options);
    }

    /// <summary>The address of the service.</summary>
    public virtual Uri Endpoint => Pipeline.Endpoint;

    /// <summary>The rate limit budget that the client uses.</summary>
    public virtual TenantPacing Pacing => Pipeline.Pacing;

    /// <summary>Lists and creates customers.</summary>
    public virtual CustomersClient Customers => field ??= new(Pipeline);

    /// <summary>Reads the records of changes.</summary>
    public virtual AuditRecordsClient AuditRecords => field ??= new(Pipeline);

    /// <summary>Reads and changes the profiles of the partner.</summary>
    public virtual PartnerProfilesClient Profiles => field ??= new(Pipeline);

    /// <summary>Reads the relationships of the partner with other partners.</summary>
    public virtual PartnerRelationshipsClient Relationships => field ??= new(Pipeline);

    /// <summary>Checks domains.</summary>
    public virtual DomainsClient Domains => field ??= new(Pipeline);

    /// <summary>Reads country rules and checks addresses.</summary>
    public virtual ValidationClient Validation => field ??= new(Pipeline);

    /// <summary>Reads the templates of agreements.</summary>
    public virtual AgreementTemplatesClient AgreementTemplates => field ??= new(Pipeline);

    /// <summary>Sends the requests of the administrative API.</summary>
    /// <exception cref="NotSupportedException">The address is that of Microsoft's service, which has no such API.</exception>
    internal ApiPipeline SandboxPipeline => _sandboxPipeline ?? throw new NotSupportedException($"{Endpoint} has no sandbox controls. Use the address of a Customary server.");

    private ApiPipeline Pipeline => _pipeline ?? throw new NotSupportedException("A client that was created for tests must override this member.");

    /// <summary>Creates a client for a Microsoft cloud.</summary>
    /// <param name="cloud">The cloud.</param>
    /// <param name="credential">Provides access tokens. The credentials of Azure.Identity are such providers.</param>
    /// <param name="options">The options. They are copied. Default: <see cref="CustomaryClientOptions"/> with its default values.</param>
    /// <exception cref="ArgumentException">The cloud or an option is not valid. The message says what is.</exception>
    public static CustomaryClient ForCloud(PartnerCloud cloud, AuthenticationTokenProvider credential, CustomaryClientOptions? options = null)
    {
        var endpoint = PartnerCloudEndpoint.GetFor(cloud);
        return new(endpoint.Address, credential, options, endpoint.Scope, PartnerCloudEndpoint.DocumentedRequestsPerMinute);
    }

    /// <summary>Returns a client of one customer. No request is sent.</summary>
    /// <param name="customerId">The customer ID: a GUID, also the ID of the customer's tenant.</param>
    /// <exception cref="ArgumentException">The ID is empty.</exception>
    public virtual CustomerClient GetCustomer([NotNull] string? customerId) => new(Pipeline, Guard.NotEmpty(customerId));
}
