using System.Text.RegularExpressions;
using PeerCoachBot.Decisions;
using PeerCoachBot.Storage.Tables;

namespace PeerCoachBot.Tests.Storage.Tables;

/// <summary>Keys of whatever ids there are.</summary>
public sealed class TableKeyTests
{
    [Fact]
    public void Awkward_ids_make_different_keys_that_the_service_allows()
    {
        List<AggregateId> ids =
        [
            .. from tenant in AwkwardIds.All
               from key in AwkwardIds.All
               select new AggregateId("session", tenant, key),
        ];
        var keys = ids.Select(TableKey.Of).ToList();
        Assert.Equal(ids.Count, keys.Distinct(StringComparer.Ordinal).Count());
        Assert.All(keys, key =>
        {
            Assert.Matches("^[A-Za-z0-9.~_-]+$", key);
            Assert.InRange(key.Length, 1, 512 - 20);
            Assert.Equal(key, Uri.UnescapeDataString(Uri.EscapeDataString(key)));
            Assert.Equal(2, Regex.Count(key, "_"));
        });
    }

    [Fact]
    public void A_key_begins_with_the_tenant() =>
        Assert.Equal("t1_session_19~003ahome~0040thread.v2", TableKey.Of(new AggregateId("session", "t1", "19:home@thread.v2")));

    [Theory]
    [InlineData(200)]
    [InlineData(201)]
    [InlineData(5000)]
    public void Long_ids_that_differ_at_their_end_only_differ(int length)
    {
        var one = TableKey.Part(new string('x', length) + "1");
        var other = TableKey.Part(new string('x', length) + "2");
        Assert.NotEqual(one, other);
        Assert.Equal(200, one.Length);
        Assert.Equal(one, TableKey.Part(new string('x', length) + "1"));
    }

    [Fact]
    public void Moments_sort_as_they_follow()
    {
        DateTimeOffset[] moments = [DateTimeOffset.MinValue, new(999, 1, 1, 0, 0, 0, TimeSpan.Zero), new(2026, 11, 23, 9, 0, 0, TimeSpan.FromHours(2)), DateTimeOffset.MaxValue];
        var keys = moments.Select(TableKey.Moment).ToList();
        Assert.Equal(keys.Order(StringComparer.Ordinal), keys);
        Assert.Equal(moments, keys.Select(key => TableKey.ReadMoment(key)));
    }
}
