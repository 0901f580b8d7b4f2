namespace Customary.Client;

/// <summary>Reads the relationships of the partner with other partners.</summary>
public class PartnerRelationshipsClient : ResourceClient
{
    internal PartnerRelationshipsClient(ApiPipeline pipeline)
        : base(pipeline)
    {
    }

    /// <summary>Creates a client for tests of code that uses it.</summary>
    protected PartnerRelationshipsClient()
    {
    }

    /// <summary>Lists relationships.</summary>
    /// <param name="type">Which relationships.</param>
    /// <param name="nameStartsWith">The start of the other partner's name. Default: all.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public virtual AsyncResourceList<PartnerRelationship> ListAsync(PartnerRelationshipType type, string? nameStartsWith = null, CancellationToken cancellationToken = default) =>
        new PagedResourceList<PartnerRelationship>(
            Pipeline,
            ApiRequest.Get(Operations.ListRelationships, QueryBuilder.Build(
                "/v1/relationships", ("relationship_type", type.ToString()), ("filter", nameStartsWith is null ? null : Filter.ToJson("Name", nameStartsWith, "starts_with")))),
            null, seek: true, cancellationToken);
}
