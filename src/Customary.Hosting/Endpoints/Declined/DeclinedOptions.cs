namespace Customary.Hosting.Endpoints.Declined;

/// <summary>How lists of resources that are not served are answered.</summary>
internal sealed class DeclinedOptions
{
    /// <summary>Whether the lists are empty collections; otherwise they are 404/1000.</summary>
    public required bool AnswersEmpty { get; init; }
}
