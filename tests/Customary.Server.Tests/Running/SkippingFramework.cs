using System.Reflection;
using Xunit.Abstractions;
using Xunit.Sdk;

[assembly: TestFramework("Customary.Server.Tests.Running.SkippingFramework", "Customary.Server.Tests")]

namespace Customary.Server.Tests.Running;

/// <summary>Reports what cannot run here, for there is no PostgreSQL, as skipped and says why: it must not look as if it had passed.</summary>
public sealed class SkippingFramework(IMessageSink sink) : XunitTestFramework(sink)
{
    protected override ITestFrameworkExecutor CreateExecutor(AssemblyName assemblyName) =>
        new Executor(assemblyName, SourceInformationProvider, DiagnosticMessageSink);

    private static bool NeedsPostgres(IXunitTestCase test) =>
        test.TestMethodArguments?.Contains(StoreKind.Postgres) == true
        || test.TestMethod.TestClass.Class.GetCustomAttributes(typeof(NeedsPostgresAttribute)).Any()
        || test.TestMethod.Method.GetCustomAttributes(typeof(NeedsPostgresAttribute)).Any();

    private sealed class Executor(AssemblyName name, ISourceInformationProvider source, IMessageSink sink) : XunitTestFrameworkExecutor(name, source, sink)
    {
        protected override void RunTestCases(IEnumerable<IXunitTestCase> testCases, IMessageSink executionMessageSink, ITestFrameworkExecutionOptions executionOptions)
        {
            var tests = testCases.ToList();
            if (tests.Exists(NeedsPostgres) && TestPostgres.Absence() is { } reason)
                tests = tests.ConvertAll(test => NeedsPostgres(test) ? Skipped(test, reason) : test);
            base.RunTestCases(tests, executionMessageSink, executionOptions);
        }

        private XunitSkippedDataRowTestCase Skipped(IXunitTestCase test, string reason) => new XunitSkippedDataRowTestCase(
            DiagnosticMessageSink, TestMethodDisplay.ClassAndMethod, TestMethodDisplayOptions.None, test.TestMethod, reason, test.TestMethodArguments);
    }
}
