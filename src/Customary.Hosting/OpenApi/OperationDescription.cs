using Customary.Core.Errors;

namespace Customary.Hosting.OpenApi;

/// <summary>
/// What an operation is, for the document: only what is its own. What all operations share (tokens, ids, general
/// faults) is added where the document is made; its name, method and path are its route's.
/// </summary>
/// <param name="Room">The room that it belongs to, which is its tag.</param>
/// <param name="Summary">What it does, in a few words.</param>
internal sealed record OperationDescription(string Room, string Summary)
{
    /// <summary>What else there is to know; null when nothing is.</summary>
    public string? Text { get; init; }

    /// <summary>Its parameters, those of the path in the order of the path.</summary>
    public IReadOnlyList<ParameterDescription> Parameters { get; init; } = [];

    /// <summary>Its body; null when it takes none.</summary>
    public RequestBodyDescription? Body { get; init; }

    /// <summary>What it answers when it succeeds, and whatever else is no fault.</summary>
    public required IReadOnlyList<ResponseDescription> Responses { get; init; }

    /// <summary>Its own faults, made by their factories: the status, the number and the words are the real ones.</summary>
    public IReadOnlyList<Fault> Faults { get; init; } = [];
}
