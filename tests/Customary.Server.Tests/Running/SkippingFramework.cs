using System.Reflection;
using Xunit.Abstractions;
using Xunit.Sdk;

[assembly: TestFramework("Customary.Server.Tests.Running.SkippingFramework", "Customary.Server.Tests")]

namespace Customary.Server.Tests.Running;

/// <summary>
/// Reports what cannot run here, for there is no PostgreSQL, no small disk or no browser, or not every test runs, as skipped and says
/// why: it must not look as if it had passed.
/// </summary>
public sealed class SkippingFramework(IMessageSink sink) : XunitTestFramework(sink)
{
    protected override ITestFrameworkExecutor CreateExecutor(AssemblyName assemblyName) =>
        new Executor(assemblyName, SourceInformationProvider, DiagnosticMessageSink);

    private static bool NeedsPostgres(IXunitTestCase test) =>
        test.TestMethodArguments?.Contains(StoreKind.Postgres) == true || IsMarked(test, typeof(NeedsPostgresAttribute));

    private static bool NeedsSmallDisk(IXunitTestCase test) => IsMarked(test, typeof(NeedsSmallDiskAttribute));

    private static bool NeedsBrowser(IXunitTestCase test) => IsMarked(test, typeof(NeedsBrowserAttribute));

    private static bool IsMarked(IXunitTestCase test, Type mark) =>
        test.TestMethod.TestClass.Class.GetCustomAttributes(mark).Any() || test.TestMethod.Method.GetCustomAttributes(mark).Any();

    private static bool NeedsWholeRun(IXunitTestCase test) => IsMarked(test, typeof(NeedsWholeRunAttribute));

    private static bool IsWhole(List<IXunitTestCase> tests)
    {
        var run = tests.Select(test => (test.TestMethod.TestClass.Class.Name, test.TestMethod.Method.Name)).ToHashSet();
        return typeof(SkippingFramework).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods().Where(method => method.IsDefined(typeof(FactAttribute))).Select(method => (type.FullName!, method.Name)))
            .All(run.Contains);
    }

    private sealed class Executor(AssemblyName name, ISourceInformationProvider source, IMessageSink sink) : XunitTestFrameworkExecutor(name, source, sink)
    {
        protected override void RunTestCases(IEnumerable<IXunitTestCase> testCases, IMessageSink executionMessageSink, ITestFrameworkExecutionOptions executionOptions)
        {
            var tests = Without(testCases.ToList(), NeedsPostgres, TestPostgres.Absence);
            tests = Without(tests, NeedsSmallDisk, PostgresScript.AbsenceOfSmallDisk);
            tests = Without(tests, NeedsWholeRun, () => IsWhole(tests) ? null : "Not every test runs, and this is about what all of them did.");
            base.RunTestCases(Without(tests, NeedsBrowser, Browser.Absence), executionMessageSink, executionOptions);
        }

        private List<IXunitTestCase> Without(List<IXunitTestCase> tests, Predicate<IXunitTestCase> isNeeded, Func<string?> absence) =>
            tests.Exists(isNeeded) && absence() is { } reason ? tests.ConvertAll(test => isNeeded(test) ? Skipped(test, reason) : test) : tests;

        private XunitSkippedDataRowTestCase Skipped(IXunitTestCase test, string reason) => new XunitSkippedDataRowTestCase(
            DiagnosticMessageSink, TestMethodDisplay.ClassAndMethod, TestMethodDisplayOptions.None, test.TestMethod, reason, test.TestMethodArguments);
    }
}
