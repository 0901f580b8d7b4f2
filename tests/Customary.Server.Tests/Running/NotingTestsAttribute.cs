using System.Reflection;
using Xunit.Sdk;

[assembly: Customary.Server.Tests.Running.NotingTests]

namespace Customary.Server.Tests.Running;

/// <summary>Lets the requests of each test be noted as its own.</summary>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class NotingTestsAttribute : BeforeAfterTestAttribute
{
    public override void Before(MethodInfo methodUnderTest) => TestedOperations.Begin(methodUnderTest.DeclaringType);

    public override void After(MethodInfo methodUnderTest) => TestedOperations.Begin(null);
}
