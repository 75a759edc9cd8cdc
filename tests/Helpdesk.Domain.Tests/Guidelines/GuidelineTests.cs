using Helpdesk.Domain.Guidelines;

namespace Helpdesk.Domain.Tests.Guidelines;

public sealed class GuidelineTests
{
    private static readonly DateTimeOffset Now = Desk.Monday;

    [Fact]
    public void Publishing_makes_the_draft_the_next_version_and_keeps_the_ones_before()
    {
        var guideline = Written("Be kind.");
        guideline.Publish(Desk.Lea.Id, 0, Now);
        guideline.Write(guideline.Title, new("Be kind and quick.", "Freundlich und schnell."));
        guideline.Publish(Desk.Lea.Id, 7, Now.AddDays(1));

        Assert.Equal(2, guideline.Current);
        Assert.Equal(
            [(1, "Be kind.", Now), (2, "Be kind and quick.", Now.AddDays(1))], guideline.Versions.Select(v => (v.Number, v.Body.En, v.PublishedAt)));
    }

    [Fact]
    public void A_version_says_something_new()
    {
        var guideline = Written("Be kind.");
        guideline.Publish(Desk.Lea.Id, 0, Now);

        guideline.CanPublish(0).IsRefused(Reason.Of("AVersionSaysSomethingNew"));
        Assert.Throws<BrokenRuleException>(() => guideline.Publish(Desk.Lea.Id, 0, Now));
        Assert.Single(guideline.Versions);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(91)]
    public void The_time_for_reading_is_bounded(int days) =>
        Written("Be kind.").CanPublish(days).IsRefused(Reason.Of("ANumberIsWithinItsRange", 0, 90).At("DaysToRead"));

    [Fact]
    public void What_is_out_of_use_is_neither_published_nor_acknowledged()
    {
        var guideline = Written("Be kind.");
        guideline.Publish(Desk.Lea.Id, 0, Now);
        guideline.Write(guideline.Title, new("Other", "Anders"));
        guideline.Deactivate();

        guideline.CanPublish(0).IsRefused(Reason.Of("OnlyAGuidelineInUseIsPublished"));
        guideline.CanAcknowledge(1).IsRefused(Reason.Of("TheCurrentVersionIsAcknowledged"));
    }

    [Fact]
    public void Only_the_current_version_is_acknowledged()
    {
        var guideline = Written("Be kind.");
        guideline.CanAcknowledge(0).IsRefused(Reason.Of("TheCurrentVersionIsAcknowledged"));
        guideline.Publish(Desk.Lea.Id, 0, Now);

        guideline.CanAcknowledge(1).IsAllowed();
        guideline.CanAcknowledge(2).IsRefused(Reason.Of("TheCurrentVersionIsAcknowledged"));
        Assert.Throws<BrokenRuleException>(() => new GuidelineAcknowledgement(Desk.Sam.Id, guideline, 2, Now));
    }

    [Fact]
    public void Until_the_days_for_reading_are_over_the_version_before_is_enough()
    {
        var guideline = Written("One");
        guideline.Publish(Desk.Lea.Id, 3, Now);
        Assert.Equal(0, RequiredAt(guideline, Now.AddDays(3).AddTicks(-1)));
        Assert.Equal(1, RequiredAt(guideline, Now.AddDays(3)));

        guideline.Write(guideline.Title, new("Two", "Zwei"));
        guideline.Publish(Desk.Lea.Id, 7, Now.AddDays(10));
        Assert.Equal(1, RequiredAt(guideline, Now.AddDays(17).AddTicks(-1)));
        Assert.Equal(2, RequiredAt(guideline, Now.AddDays(17)));
    }

    private static int RequiredAt(Guideline guideline, DateTimeOffset at) => Guideline.RequiredAt(guideline.Current, guideline.Settled, guideline.RequiredFrom, at);

    private static Guideline Written(string text) => new(new("On the phone", "Am Telefon"), new(text, $"{text} (de)"));
}
