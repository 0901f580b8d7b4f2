namespace Customary.Hosting.OpenApi;

/// <summary>The faults of the request pipeline, which all operations share. Source: docs/contract.md#fault-codes.</summary>
internal static class CommonFaults
{
    private const int AuthorityRetrySeconds = 10;
    private static readonly Guid UnknownPartner = Guid.Parse("7c9f2d54-1b1e-4f6d-9a55-2f6f0f6a2b10");

    /// <summary>Returns the common faults of an operation.</summary>
    public static IEnumerable<Fault> GetFor(Endpoint route, OperationDescription description, DescriptionOptions options)
    {
        yield return Fault.Unauthenticated("The request has no bearer token; send Authorization: Bearer and a token.");
        yield return Fault.PartnerNotAllowed(UnknownPartner);
        if (options.Authority.Roles is { Count: > 0 } roles) yield return Fault.RoleRequired(roles);
        if (route.RequiresUser(options)) yield return Fault.UserTokenRequired(route.GetOperationName());
        yield return Fault.NotAcceptable();
        if (description.Body is not null)
        {
            yield return Fault.MalformedBody("companyName has the wrong type.");
            yield return Fault.RequestTimeout();
            yield return Fault.PayloadTooLarge();
            yield return Fault.UnsupportedMediaType();
            yield return Fault.UnsupportedContentEncoding();
        }

        yield return Fault.InternalError();
        yield return Fault.StorageUnavailable();
        if (options.Authority.Address is not null) yield return Fault.AuthorityUnavailable(AuthorityRetrySeconds);
    }
}
