namespace Customary.Hosting.OpenApi;

/// <summary>
/// Describes what is specific to an operation. <see cref="OperationBuilder"/> adds what all operations share, such as
/// authentication, request IDs and common faults. The name, the method and the path come from the route.
/// </summary>
/// <param name="Tag">The tag that groups operations.</param>
/// <param name="Summary">What the operation does, in a few words.</param>
internal sealed record OperationDescription(string Tag, string Summary)
{
    /// <summary>Details; null if the summary is enough.</summary>
    public string? Text { get; init; }

    /// <summary>The parameters. Path parameters have the order of the path.</summary>
    public IReadOnlyList<ParameterDescription> Parameters { get; init; } = [];

    /// <summary>The request body; null if there is none.</summary>
    public RequestBodyDescription? Body { get; init; }

    /// <summary>The responses that are not faults.</summary>
    public required IReadOnlyList<ResponseDescription> Responses { get; init; }

    /// <summary>The faults of the operation itself, from the same factories that the server uses.</summary>
    public IReadOnlyList<Fault> Faults { get; init; } = [];
}
