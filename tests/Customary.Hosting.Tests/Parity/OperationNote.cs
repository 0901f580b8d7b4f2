namespace Customary.Hosting.Tests.Parity;

/// <summary>What people say of an operation; what the service and the tests say themselves is not written by hand.</summary>
/// <param name="Operation">Its name.</param>
/// <param name="Source">Where it is documented: the file name or the title of the page, or who else knows of it.</param>
/// <param name="Difference">In what it differs from the real service, and why; <see cref="None"/> where nothing is known.</param>
public sealed record OperationNote(string Operation, string Source, string Difference)
{
    /// <summary>No difference is known.</summary>
    public const string None = "none known";
}
