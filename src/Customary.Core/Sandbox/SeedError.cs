namespace Customary.Core.Sandbox;

/// <summary>An error in a seed file or an import.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="Path">The path of the property, such as <c>customers[0].customer.companyProfile.domain</c>.</param>
/// <param name="Reason">What is wrong and what is allowed, as the end of a sentence whose subject is the property.</param>
internal sealed record SeedError(long Line, string Path, string Reason)
{
    /// <inheritdoc/>
    public override string ToString() => $"line {Line}, {Path}: {Reason}";
}
