namespace Customary.Hosting.Tests.Parity;

/// <summary>The manual part of the parity page; the rest comes from the server and the tests.</summary>
/// <param name="Operation">The name of the operation.</param>
/// <param name="Source">The source of its documentation: the file name or title of the page, or another source.</param>
/// <param name="Difference">The difference from the real service and its reason; <see cref="None"/> if none is known.</param>
public sealed record OperationNote(string Operation, string Source, string Difference)
{
    /// <summary>No difference is known.</summary>
    public const string None = "none known";
}
