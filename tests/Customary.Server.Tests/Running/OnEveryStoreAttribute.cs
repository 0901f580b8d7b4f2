using System.Reflection;
using Xunit.Sdk;

namespace Customary.Server.Tests.Running;

/// <summary>Runs a theory once on every store; values given here are passed after the store.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class OnEveryStoreAttribute(params object?[] values) : DataAttribute
{
    public override IEnumerable<object?[]> GetData(MethodInfo testMethod) =>
        Enum.GetValues<StoreKind>().Select(store => (object?[])[store, .. values]);
}
