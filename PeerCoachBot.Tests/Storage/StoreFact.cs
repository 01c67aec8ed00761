using System.Reflection;
using PeerCoachBot.Tests.Support;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace PeerCoachBot.Tests.Storage;

/// <summary>A test of every store. It runs where what the store's own test class needs is there.</summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("PeerCoachBot.Tests.Storage.StoreFactDiscoverer", "PeerCoachBot.Tests")]
internal sealed class StoreFactAttribute : FactAttribute;

/// <summary>A table of tests of every store.</summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("PeerCoachBot.Tests.Storage.StoreTheoryDiscoverer", "PeerCoachBot.Tests")]
internal sealed class StoreTheoryAttribute : TheoryAttribute;

/// <summary>Finds a <see cref="StoreFactAttribute"/>'s test. The attribute itself does not know by which class it is inherited.</summary>
internal sealed class StoreFactDiscoverer(IMessageSink diagnostics) : FactDiscoverer(diagnostics)
{
    protected override IXunitTestCase CreateTestCase(ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo factAttribute) =>
        new StoreTestCase(DiagnosticMessageSink, discoveryOptions, testMethod);
}

/// <summary>Finds a <see cref="StoreTheoryAttribute"/>'s tests.</summary>
internal sealed class StoreTheoryDiscoverer(IMessageSink diagnostics) : TheoryDiscoverer(diagnostics)
{
    protected override IEnumerable<IXunitTestCase> CreateTestCasesForDataRow(
        ITestFrameworkDiscoveryOptions discoveryOptions,
        ITestMethod testMethod,
        IAttributeInfo theoryAttribute,
        object[] dataRow) => [new StoreTestCase(DiagnosticMessageSink, discoveryOptions, testMethod, dataRow)];
}

/// <summary>One test of one store.</summary>
public sealed class StoreTestCase : XunitTestCase
{
    [Obsolete("For reading it back only.")]
    public StoreTestCase()
    {
    }

    internal StoreTestCase(IMessageSink diagnostics, ITestFrameworkDiscoveryOptions options, ITestMethod method, object[]? arguments = null)
        : base(diagnostics, options.MethodDisplayOrDefault(), options.MethodDisplayOptionsOrDefault(), method, arguments)
    {
    }

    protected override string GetSkipReason(IAttributeInfo factAttribute) =>
        TestMethod.TestClass.Class.ToRuntimeType().GetCustomAttribute<NeedsAttribute>()?.Missing ?? base.GetSkipReason(factAttribute);
}
