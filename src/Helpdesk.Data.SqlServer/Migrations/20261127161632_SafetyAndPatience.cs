using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Helpdesk.Data.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class SafetyAndPatience : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "IsSafety",
                table: "Topics",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "Need",
                table: "TicketSkills",
                type: "int",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<long>(
                name: "AlsoTopicId",
                table: "Escalations",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Routing_DropAdditionalSkill",
                table: "DeskSettings",
                type: "int",
                nullable: true,
                defaultValue: 15);

            migrationBuilder.AddColumn<int>(
                name: "Routing_LowerLevel",
                table: "DeskSettings",
                type: "int",
                nullable: true,
                defaultValue: 30);

            migrationBuilder.AddColumn<int>(
                name: "Routing_NextTier",
                table: "DeskSettings",
                type: "int",
                nullable: true,
                defaultValue: 240);

            migrationBuilder.AddColumn<int>(
                name: "Routing_OfferSeconds",
                table: "DeskSettings",
                type: "int",
                nullable: false,
                defaultValue: 180);

            migrationBuilder.AddColumn<int>(
                name: "Routing_OtherProvider",
                table: "DeskSettings",
                type: "int",
                nullable: true,
                defaultValue: 120);

            migrationBuilder.AddColumn<int>(
                name: "Routing_SecondaryTeam",
                table: "DeskSettings",
                type: "int",
                nullable: true,
                defaultValue: 60);

            migrationBuilder.AddColumn<int>(
                name: "Routing_ShiftLeftMinutes",
                table: "DeskSettings",
                type: "int",
                nullable: false,
                defaultValue: 15);

            migrationBuilder.AddColumn<int>(
                name: "Routing_StickyMinutes",
                table: "DeskSettings",
                type: "int",
                nullable: false,
                defaultValue: 10);

            migrationBuilder.AddForeignKey(
                name: "FK_Escalations_Topics_AlsoTopicId",
                table: "Escalations",
                column: "AlsoTopicId",
                principalTable: "Topics",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Escalations_Topics_AlsoTopicId",
                table: "Escalations");

            migrationBuilder.DropColumn(
                name: "IsSafety",
                table: "Topics");

            migrationBuilder.DropColumn(
                name: "Need",
                table: "TicketSkills");

            migrationBuilder.DropColumn(
                name: "AlsoTopicId",
                table: "Escalations");

            migrationBuilder.DropColumn(
                name: "Routing_DropAdditionalSkill",
                table: "DeskSettings");

            migrationBuilder.DropColumn(
                name: "Routing_LowerLevel",
                table: "DeskSettings");

            migrationBuilder.DropColumn(
                name: "Routing_NextTier",
                table: "DeskSettings");

            migrationBuilder.DropColumn(
                name: "Routing_OfferSeconds",
                table: "DeskSettings");

            migrationBuilder.DropColumn(
                name: "Routing_OtherProvider",
                table: "DeskSettings");

            migrationBuilder.DropColumn(
                name: "Routing_SecondaryTeam",
                table: "DeskSettings");

            migrationBuilder.DropColumn(
                name: "Routing_ShiftLeftMinutes",
                table: "DeskSettings");

            migrationBuilder.DropColumn(
                name: "Routing_StickyMinutes",
                table: "DeskSettings");
        }
    }
}
