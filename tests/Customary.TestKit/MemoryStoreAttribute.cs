using System.Reflection;
using Xunit.Sdk;
using Xunit.v3;

namespace Customary.TestKit;

/// <summary>Runs a theory on the store in memory only: for rules that are decided before any SQL runs.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class MemoryStoreAttribute(params object?[] values) : DataAttribute
{
    /// <inheritdoc/>
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
        new([new TheoryDataRow([StoreKind.Memory, .. values])]);

    /// <inheritdoc/>
    public override bool SupportsDiscoveryEnumeration() => true;
}
