[assembly: Customary.TestKit.RecordOperations]
[assembly: Xunit.AssemblyFixture(typeof(Customary.TestKit.DefaultFixtures))]
