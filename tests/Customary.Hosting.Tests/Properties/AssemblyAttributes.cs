[assembly: Customary.TestKit.RecordOperations]
