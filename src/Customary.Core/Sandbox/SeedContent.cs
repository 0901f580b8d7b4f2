using System.Text.Json.Serialization;

namespace Customary.Core.Sandbox;

/// <summary>The content of a seed file, in the API's own shapes.</summary>
internal sealed record SeedContent
{
    /// <summary>The address of the JSON schema, for editors.</summary>
    [JsonPropertyName("$schema")]
    public string? Schema { get; init; }

    /// <summary>The partners to register.</summary>
    public IReadOnlyList<SeedPartner?>? Partners { get; init; }

    /// <summary>The partnerships to register.</summary>
    public IReadOnlyList<SeedPartnership?>? Partnerships { get; init; }

    /// <summary>The customers to create.</summary>
    public IReadOnlyList<SeedCustomer?>? Customers { get; init; }
}

/// <summary>A partner to register. Absent properties other than the tenant have defaults.</summary>
internal sealed record SeedPartner
{
    /// <summary>The tenant: a GUID, or a name such as contoso.</summary>
    public string? Tenant { get; init; }

    /// <summary>The kind: direct-reseller, indirect-provider or indirect-reseller.</summary>
    public string? Kind { get; init; }

    /// <summary>The name of the partner.</summary>
    public string? Name { get; init; }

    /// <summary>The ID in the partner network.</summary>
    public string? MpnId { get; init; }

    /// <summary>The country: ISO 3166-1 alpha-2.</summary>
    public string? Country { get; init; }

    /// <summary>The culture, such as en-US.</summary>
    public string? Culture { get; init; }
}

/// <summary>A partnership to register.</summary>
internal sealed record SeedPartnership
{
    /// <summary>The tenant of the indirect provider.</summary>
    public string? Provider { get; init; }

    /// <summary>The tenant of the indirect reseller.</summary>
    public string? Reseller { get; init; }
}

/// <summary>A customer to create.</summary>
internal sealed record SeedCustomer
{
    /// <summary>The partner that creates the customer: a GUID, or a name such as contoso.</summary>
    public string? Tenant { get; init; }

    /// <summary>The customer, as in the body of the request that creates it. An ID is kept.</summary>
    public Customer? Customer { get; init; }

    /// <summary>Additional domains, as in the body of the request that adds one.</summary>
    public IReadOnlyList<VerifiedDomain?>? Domains { get; init; }

    /// <summary>Users besides the first administrator.</summary>
    public IReadOnlyList<SeedUser?>? Users { get; init; }

    /// <summary>Qualifications, which are valid at once.</summary>
    public IReadOnlyList<CustomerQualificationRequest?>? Qualifications { get; init; }

    /// <summary>Agreements that the customer has accepted.</summary>
    public IReadOnlyList<Agreement?>? Agreements { get; init; }
}

/// <summary>A user to create.</summary>
internal sealed record SeedUser
{
    /// <summary>The user, as in the body of the request that creates it. Without a password, nobody can sign in as the user. An ID is kept.</summary>
    public CustomerUser? User { get; init; }

    /// <summary>The IDs or names of directory roles.</summary>
    public IReadOnlyList<string?>? Roles { get; init; }
}

/// <summary>A line of an export. Exactly one property is set.</summary>
internal sealed record StateLine
{
    /// <summary>A registered partner.</summary>
    public SeedPartner? Partner { get; init; }

    /// <summary>A partnership.</summary>
    public SeedPartnership? Partnership { get; init; }

    /// <summary>A customer.</summary>
    public SeedCustomer? Customer { get; init; }
}

/// <summary>The JSON of seed files and exports. Comments and trailing commas are allowed; unknown properties are errors.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    AllowTrailingCommas = true,
    PropertyNameCaseInsensitive = true,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    ReadCommentHandling = JsonCommentHandling.Skip,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(SeedContent))]
[JsonSerializable(typeof(StateLine))]
internal sealed partial class SeedJsonContext : JsonSerializerContext;
