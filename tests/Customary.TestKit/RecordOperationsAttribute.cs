using System.Reflection;
using Xunit.v3;

namespace Customary.TestKit;

/// <summary>Records the requests of each test under its class, for the parity page.</summary>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class RecordOperationsAttribute : BeforeAfterTestAttribute
{
    /// <inheritdoc/>
    public override void Before(MethodInfo methodUnderTest, IXunitTest test) => RecordedOperations.Begin(methodUnderTest);

    /// <inheritdoc/>
    public override void After(MethodInfo methodUnderTest, IXunitTest test) => RecordedOperations.End();
}
