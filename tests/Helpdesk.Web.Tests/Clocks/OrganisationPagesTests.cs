using System.Net;
using Helpdesk.Domain.Customers;
using Helpdesk.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Web.Tests.Clocks;

public sealed class OrganisationPagesTests
{
    private const string List = "/admin/organisations";

    [Fact]
    public async Task An_organisation_is_made_and_its_customers_are_counted_when_they_have_followed()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var ada = await site.SignedInAs(site.Desk.Ada, "de");
        Assert.Contains("Noch keine Organisation", (await ada.Get(List)).Text, StringComparison.Ordinal);

        var saved = await ada.Submit(await ada.GetForm($"{List}/new"), ("Input.Name", "Kunz AG"), ("Input.Domains", "@Customer.Example\r\nkunz.example"));
        await site.Database.DoDueWork();
        var list = await ada.Follow(saved);

        Assert.Equal(List, saved.Location);
        Assert.Contains("Gespeichert.", list.Text, StringComparison.Ordinal);
        Assert.Contains("Kunz AG customer.example, kunz.example 1", list.Text, StringComparison.Ordinal);
        Assert.InRange(list.Statements.Count, 1, 6);
        var made = await site.Database.Db(db => db.Organisations.SingleAsync());
        Assert.Equal(made.Id, await site.Database.Db(db => db.Customers.Where(c => c.Id == site.Desk.Carla.Id).Select(c => c.OrganisationId).SingleAsync()));
    }

    [Fact]
    public async Task Bad_names_and_domains_are_refused_in_words_and_nothing_is_saved()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var ada = await site.SignedInAs(site.Desk.Ada, "en");
        await site.Database.Save(db => db.Organisations.Add(new Organisation("Lumo", ["lumo.example"])).Entity);
        var form = (await ada.Submit(await ada.GetForm($"{List}/new"), ("Input.Name", ""), ("Input.Domains", "kunz.example"))).Form();

        Assert.Equal("Please fill this in.", await ada.RefusedAsync(form, "Input.Name", ""));
        Assert.Contains("At most 100 characters", await ada.RefusedAsync(form, "Input.Name", Promised.TooLong), StringComparison.Ordinal);
        Assert.NotEmpty(await ada.RefusedAsync(form, "Input.Name", "LUMO"));
        form = (await ada.Submit(form, ("Input.Name", "Kunz"), ("Input.Domains", "not a domain!"))).Form();
        Assert.Equal("“not” is no mail domain.", await ada.RefusedAsync(form, "Input.Domains", "not a domain!"));
        Assert.Contains("lumo.example", await ada.RefusedAsync(form, "Input.Domains", "lumo.example"), StringComparison.Ordinal);
        Assert.Contains("at most 50", await ada.RefusedAsync(form, "Input.Domains", string.Join(' ', Enumerable.Range(0, 51).Select(i => $"d{i}.example"))), StringComparison.Ordinal);
        Assert.Equal(1, await site.Database.Db(db => db.Organisations.CountAsync()));
    }

    [Fact]
    public async Task An_organisation_is_put_out_of_use_and_a_second_tab_is_told()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var ada = await site.SignedInAs(site.Desk.Ada, "en");
        var lumo = await site.Database.Save(db => db.Organisations.Add(new Organisation("Lumo", ["lumo.example"])).Entity);
        var (one, other) = (await ada.GetForm($"{List}/{lumo.Id}"), await ada.GetForm($"{List}/{lumo.Id}"));

        var saved = await ada.Submit(one, ("Input.Name", "Lumo & Sons"), ("Input.Active", "false"));
        var stale = await ada.Submit(other, ("Input.Domains", "lumo.example\nsons.example"));

        Assert.Equal(HttpStatusCode.Conflict, stale.Status);
        Assert.Contains("Lumo & Sons", stale.Find("table.changes")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("sons.example", stale.Form()["Input.Domains"], StringComparison.Ordinal);
        Assert.Contains("Lumo & Sons", (await ada.Follow(saved)).Find("tr:has(.tag)")!.TextContent, StringComparison.Ordinal);
        Assert.False(await site.Database.Db(db => db.Organisations.Select(o => o.Active).SingleAsync()));
        Assert.Equal(HttpStatusCode.NotFound, (await ada.Get($"{List}/4711")).Status);
    }
}
