[assembly: AssemblyFixture(typeof(DefaultFixtures))]
